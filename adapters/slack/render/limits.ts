/**
 * What Block Kit takes. Source: docs.slack.dev/reference/block-kit (read November 2026) and the comments of @slack/types;
 * `messageCharacters` is observed, not documented (`msg_blocks_too_long` at about 13,200), so it keeps a margin.
 */
export const limits = {
  messageBlocks: 50,
  viewBlocks: 100,
  messageCharacters: 12_000,
  viewCharacters: 60_000,
  section: 3000,
  fields: 10,
  field: 2000,
  header: 150,
  imageAlt: 2000,
  button: 75,
  buttonValue: 2000,
  actions: 25,
  option: 75,
  optionValue: 150,
  options: 100,
  optionGroups: 100,
  choices: 10,
  placeholder: 150,
  id: 255,
  label: 2000,
  input: 3000,
  title: 24,
  metadata: 3000,
  tableRows: 100,
  tableColumns: 20,
  tableCharacters: 8000,
  fallback: 3900,
} as const;
