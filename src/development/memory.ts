/**
 * What a story remembers of one item: enough to recognise copies, rewrites and known claims later.
 * JSON-serialisable; a story's memory is the fold of these in the order the items were taken.
 */
export interface Remembered {
  readonly itemId: string;
  readonly revision: number;
}
