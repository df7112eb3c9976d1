import { z } from "zod";

const labelledSchema = z.object({
  name: z.string(),
  items: z.array(
    z.object({
      id: z.string(),
      lang: z.string(),
      title: z.string(),
      gold: z.object({
        onStory: z.boolean(),
        alert: z.boolean(),
        copyKind: z.string().nullable(),
        developments: z.array(
          z.object({ type: z.string(), speaker: z.string(), evidence: z.string() }),
        ),
      }),
    }),
  ),
});

/** The right answers beside a scenario's items. Only benches and fitting read them. */
export type Labelled = z.infer<typeof labelledSchema>;

/** Parses the labels of a scenario file; throws where it is none. */
export function parseLabelled(json: string): Labelled {
  return labelledSchema.parse(JSON.parse(json));
}
