export interface Spot {
  readonly line: number;
  readonly column: number;
}

/** Line and column (both from 1) of an offset. The empty line after a last newline is not a line of its own. */
export function spotFinder(text: string): (offset: number) => Spot {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0 && at + 1 < text.length; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return (offset) => {
    const at = Math.min(Math.max(offset, 0), Math.max(text.length - 1, 0));
    let low = 0;
    for (let high = starts.length; high - low > 1; ) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= at) low = middle;
      else high = middle;
    }
    return { line: low + 1, column: at - (starts[low] ?? 0) + 1 };
  };
}
