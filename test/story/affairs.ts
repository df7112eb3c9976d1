import type { Item } from "../../src/item/item.ts";
import { itemOf } from "../item/item-of.ts";

let minutes = 0;

function report(id: string, outlet: string, title: string, content: string): Item {
  minutes += 90;
  return itemOf({
    id,
    outlet,
    title,
    content,
    published: new Date(Date.UTC(2026, 3, 1, 6, minutes)),
  });
}

/** What a page gives of itself when its link is followed: a title and a line below it. */
function page(id: string, title: string, summary: string): Item {
  return itemOf({
    id,
    outlet: "Sundbro Tidings",
    title,
    summary,
    published: new Date(Date.UTC(2026, 3, 1, 6, 0)),
  });
}

/** A quarrel about night shifts at a harbour. */
export const pilots = {
  seed: page(
    "pilots-seed",
    "Pilots’ union and Sundbro harbour fall out over night shifts",
    "The union says its 34 pilots are made to work sixteen hours in a row. The port calls that untrue.",
  ),
  reports: [
    report(
      "pilots-1",
      "Coast Herald",
      "Sundbro pilots vote for strike over night shifts",
      "The pilots at Sundbro harbour have voted to strike from Monday. The pilots’ union said 31 of its 34 members were in favour. " +
        "“Nobody can steer a tanker after sixteen hours awake,” said the union’s chair, Maren Tolle. The port said it regretted the vote.",
    ),
    report(
      "pilots-2",
      "Marine Bulletin",
      "Mediator called in as Sundbro pilots prepare to strike",
      "A state mediator will meet the pilots’ union and the port of Sundbro on Friday. Maren Tolle of the union said the night shifts must go. " +
        "The harbour’s director, Odd Rasker, said ships would be sent elsewhere if the pilots walk out.",
    ),
  ],
};

/** Another affair at the same harbour: a crane that fell. */
export const crane = [
  report(
    "crane-1",
    "Coast Herald",
    "Crane topples at Sundbro harbour, two hurt",
    "A container crane toppled at Sundbro harbour on Tuesday afternoon and injured two dockers. The crane was built in 1988. " +
      "The labour inspectorate has closed the quay. The harbour’s director, Odd Rasker, said that the cause was unknown.",
  ),
  report(
    "crane-2",
    "Marine Bulletin",
    "Inspectors: Sundbro crane had cracked bolts",
    "The crane that fell over in Sundbro had cracked bolts, the labour inspectorate said. Its maker, Hollinger, denied a fault in the design. " +
      "The quay at the harbour stays closed until Thursday.",
  ),
  report(
    "crane-3",
    "Sundbro Tidings",
    "Harbour of Sundbro reopens quay after crane accident",
    "The quay where a crane fell was reopened on Thursday. Dockers are back at work at Sundbro harbour. The two injured men have left hospital.",
  ),
];

/** Two affairs of one company. */
export const recall = {
  seed: page(
    "recall-seed",
    "Brackwell recalls Lumo night lamps after burns",
    "Eleven children were burned by the battery lamp, the maker Brackwell says. It asks for 40,000 lamps to be sent back.",
  ),
  reports: [
    report(
      "recall-1",
      "Consumer Post",
      "Lumo lamp recall: Brackwell knew of heat in spring",
      "Brackwell was warned in spring that the battery of its Lumo night lamp grows hot, according to e-mails seen by the Consumer Post. " +
        "The company recalled 40,000 lamps on Tuesday after children were burned. Brackwell denied that it had waited.",
    ),
  ],
};

export const takeover = [
  report(
    "takeover-1",
    "Market Ledger",
    "Brackwell bids for rival Ostrava Glass",
    "Brackwell has offered 310 million euros for the glass maker Ostrava Glass, both said. Shareholders will vote in June. " +
      "Brackwell’s chief executive, Una Prior, said the purchase would double its sales in the east.",
  ),
  report(
    "takeover-2",
    "Market Ledger",
    "Ostrava Glass board rejects Brackwell’s offer",
    "The board of Ostrava Glass has rejected the offer by Brackwell as too low. Una Prior said that Brackwell would not raise it.",
  ),
];

/** Two people of one surname. */
export const mayor = {
  seed: page(
    "mayor-seed",
    "Mayor Ilse Farrant accused of hiding loan from builder",
    "Ilse Farrant did not declare a loan by the builder Kolb, the Vellmar Gazette reports. She says that she forgot.",
  ),
  reports: [
    report(
      "mayor-1",
      "River News",
      "Farrant admits loan from builder Kolb",
      "Mayor Ilse Farrant has admitted that she borrowed 90,000 from the builder Kolb. “I should have declared the loan,” Farrant told the council of Vellmar.",
    ),
  ],
};

export const namesake = [
  report(
    "namesake-1",
    "Sports Desk",
    "Farrant signs for Vellmar until 2029",
    "The striker Tobias Farrant has signed a new contract with Vellmar. Farrant scored 14 goals last season. The coach said he was happy to keep him.",
  ),
  report(
    "namesake-2",
    "Sports Desk",
    "Tobias Farrant out for six weeks",
    "Vellmar’s striker Tobias Farrant will be out for six weeks with a torn muscle, the club said on Monday.",
  ),
];
