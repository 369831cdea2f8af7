/** Languages people read. Finnish is the master; a text missing in another language fails the build. */
export const languages = ["fi", "sv", "en"] as const;
export type Language = (typeof languages)[number];
