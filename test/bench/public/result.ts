/** One line of the table. */
export interface Figure {
  readonly set: string;
  readonly measure: string;
  /** What is to be reached; `undefined` where the figure is only looked at. */
  readonly mark: number | undefined;
  readonly value: number;
}

/** What a set's bench yields. */
export interface SetResult {
  readonly figures: readonly Figure[];
  /** The predictions in the form that `baselines.py` scores, by its name of the task. */
  readonly predictions: Readonly<Record<string, readonly object[]>>;
}
