/** Signs that carry a meaning by shape, beside a word. Decorative to screen readers: the word is what they hear. */
const paths = {
  check: "M4 10.5 8.2 15 16 5.5",
  ring: "M10 3.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 1 1 0-13",
  clock: "M10 3a7 7 0 1 1 0 14a7 7 0 1 1 0-14M10 6v4.4l2.8 1.8",
  triangle: "M10 3.2 18 16.8H2ZM10 8.2v4M10 14.2v.4",
  diamond: "M10 1.8 18.2 10 10 18.2 1.8 10ZM10 6v4.6M10 13.2v.4",
  eye: "M1.8 10s3-5.4 8.2-5.4S18.2 10 18.2 10s-3 5.4-8.2 5.4S1.8 10 1.8 10ZM10 7.8a2.2 2.2 0 1 1 0 4.4a2.2 2.2 0 1 1 0-4.4",
  close: "M5 5 15 15M15 5 5 15",
  menu: "M3 5.5h14M3 10h14M3 14.5h14",
  send: "M3 10h13M11 4.5 16.5 10 11 15.5",
  forward: "M4 10h11M10.5 5.5 15 10l-4.5 4.5",
  channel: "M7.8 3 6.2 17M13.8 3l-1.6 14M3.5 7.5h13.5M3 12.5h13.5",
  swap: "M3 7h12M11.5 3.5 15 7l-3.5 3.5M17 13H5M8.5 9.5 5 13l3.5 3.5",
  clip: "M14.5 9.5 9 15a3.5 3.5 0 0 1-5-5l6.5-6.5a2.3 2.3 0 0 1 3.3 3.3L7.5 13a1.1 1.1 0 0 1-1.6-1.6L11 6.3",
  down: "M10 4v12M5 11l5 5 5-5",
} as const;

export type IconName = keyof typeof paths;

export const Icon = ({ name }: { readonly name: IconName }) => (
  <svg class="icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
    <path d={paths[name]} />
  </svg>
);

/** Kvartti's mark: a circle in quarters, one of them full. The same drawing as mark.svg. */
export const Mark = () => (
  <svg class="mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
    <circle cx="16" cy="16" r="13.5" class="mark-ring" />
    <path d="M16 2.5V29.5M2.5 16H29.5" class="mark-cross" />
    <path d="M16 16V2.5A13.5 13.5 0 0 1 29.5 16Z" class="mark-quarter" />
  </svg>
);
