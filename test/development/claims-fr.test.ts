import { describe, expect, test } from "vitest";

import { readRow, wanted } from "./claims-table.ts";
import type { Row } from "./claims-table.ts";

const company =
  "L'entreprise Torvane cuit la moitié du pain de l'île. La société Torvane compte 400 salariés.";

/** All names are invented. */
const rows: readonly Row[] = [
  {
    sentence: "Torvane Boulangerie a démenti le rapport lundi.",
    type: "denial",
    speaker: "Torvane Boulangerie",
  },
  { sentence: "Torvane Boulangerie dément.", type: "denial", speaker: "Torvane Boulangerie" },
  {
    sentence: "Le groupe Torvane Boulangerie rejette les accusations des boulangers.",
    type: "denial",
    speaker: "Torvane Boulangerie",
  },
  {
    sentence: "Une porte-parole de Torvane Boulangerie a réfuté ces chiffres.",
    type: "denial",
    speaker: "Torvane Boulangerie",
  },
  {
    sentence: "« C'est totalement faux », a déclaré Ada Quérel à la radio.",
    type: "denial",
    speaker: "Ada Quérel",
  },
  {
    sentence: "« Nous n'avons jamais reçu un centime de ces gens », assure Ada Quérel.",
    type: "denial",
    speaker: "Ada Quérel",
  },
  {
    sentence: "Les accusations sont infondées, selon Torvane Boulangerie.",
    type: "denial",
    speaker: "Torvane Boulangerie",
  },
  {
    sentence: "« Il n'y a jamais eu de réunion », affirme l'avocat Benoît Sarmel.",
    type: "denial",
    speaker: "Benoît Sarmel",
  },
  {
    sentence: "Ada Quérel qualifie l'article de mensonger.",
    type: "denial",
    speaker: "Ada Quérel",
  },
  { sentence: "La police a démenti le nombre de blessés.", type: "denial", speaker: "La police" },
  { after: company, sentence: "L'entreprise nie les faits.", type: "denial", speaker: "Torvane" },
  {
    after: company,
    sentence: "Le groupe dément toute irrégularité.",
    type: "denial",
    speaker: "Torvane",
  },
  {
    after: company,
    sentence: "« Il s'agit d'un faux », a indiqué la société dans un communiqué.",
    type: "denial",
    speaker: "Torvane",
  },
  { sentence: "Le Kremlin a rejeté la version de Londres.", type: "denial", speaker: "Kremlin" },
  {
    sentence: "Benoît Sarmel s'inscrit en faux contre ce récit.",
    type: "denial",
    speaker: "Benoît Sarmel",
  },
  {
    sentence: "Torvane Boulangerie n'a pas souhaité réagir.",
    type: "no_comment",
    speaker: "Torvane Boulangerie",
  },
  {
    sentence: "Contacté, Torvane Boulangerie n'a pas répondu à nos questions.",
    type: "no_comment",
    speaker: "Torvane Boulangerie",
  },
  {
    sentence: "La Maison Blanche a refusé de commenter.",
    type: "no_comment",
    speaker: "Maison Blanche",
  },
  {
    sentence: "Ada Quérel a décliné notre demande d'interview.",
    type: "no_comment",
    speaker: "Ada Quérel",
  },
  {
    sentence: "Torvane Boulangerie n'a pas donné suite.",
    type: "no_comment",
    speaker: "Torvane Boulangerie",
  },
  {
    sentence: "Le syndicat accuse Torvane Boulangerie de cacher les horaires.",
    type: "allegation",
    speaker: "Le syndicat",
  },
  {
    sentence: "Ada Quérel dénonce des rejets de farine dans la rivière.",
    type: "allegation",
    speaker: "Ada Quérel",
  },
  {
    sentence: "Torvane Boulangerie aurait versé de l'argent à deux inspecteurs.",
    type: "allegation",
    speaker: "Torvane Boulangerie",
  },
  {
    sentence: "Torvane Boulangerie a confirmé l'incendie.",
    type: "confirmation",
    speaker: "Torvane Boulangerie",
  },
  {
    sentence: "Benoît Sarmel a admis que le registre avait été modifié.",
    type: "confirmation",
    speaker: "Benoît Sarmel",
  },
  {
    sentence: "Benoît Sarmel reconnaît une erreur.",
    type: "confirmation",
    speaker: "Benoît Sarmel",
  },
  {
    sentence: "Le gouverneur Éloi Prade a fait marche arrière.",
    type: "walk_back",
    speaker: "Éloi Prade",
  },
  {
    sentence: "Ada Quérel est revenue sur ses déclarations.",
    type: "walk_back",
    speaker: "Ada Quérel",
  },
  {
    sentence: "Une version précédente de cet article disait que le moulin fermait.",
    type: "correction",
    speaker: "The Outlet",
  },
  {
    sentence: "Rectificatif : la boulangerie se trouve à Brejole.",
    type: "correction",
    speaker: "The Outlet",
  },
  {
    sentence: "Le parquet a ouvert une enquête sur l'incendie.",
    type: "action",
    speaker: "Le parquet",
  },
  {
    sentence: "Les enquêteurs ont perquisitionné le siège de Torvane Boulangerie.",
    type: "action",
    speaker: "Les enquêteurs",
  },
  {
    sentence: "Benoît Sarmel a été interpellé par la police mardi.",
    type: "action",
    speaker: "la police",
  },
  { sentence: "Benoît Sarmel démissionne.", type: "action", speaker: "Benoît Sarmel" },
  {
    sentence: "Le ministre Caïus Velder a remis sa démission.",
    type: "action",
    speaker: "Caïus Velder",
  },
  {
    sentence: "Le tribunal a rejeté la demande de liberté.",
    type: "action",
    speaker: "Le tribunal",
  },
  {
    sentence: "Torvane Boulangerie rappelle deux lots de pain.",
    type: "action",
    speaker: "Torvane Boulangerie",
  },
  {
    sentence: "Le régulateur a infligé une amende à Torvane Boulangerie.",
    type: "action",
    speaker: "Le régulateur",
  },
  { sentence: "Les députés ont adopté la loi.", type: "action", speaker: "Les députés" },
  { sentence: "Ada Quérel exige des excuses.", type: "statement", speaker: "Ada Quérel" },
  {
    sentence: "La Commission européenne a condamné cette attaque.",
    type: "statement",
    speaker: "Commission européenne",
  },
  {
    sentence: "« Nous travaillons toute la nuit », a dit Benoît Sarmel.",
    type: "statement",
    speaker: "Benoît Sarmel",
  },
  {
    sentence: "Torvane Boulangerie regrette ces désagréments.",
    type: "statement",
    speaker: "Torvane Boulangerie",
  },
  { sentence: "Le nombre de morts est passé à 14.", type: "update", speaker: "The Outlet" },
  {
    sentence: "Les plongeurs ont repêché le corps du capitaine.",
    type: "update",
    speaker: "The Outlet",
  },
  { sentence: "Il ne nie pas y avoir été.", type: undefined },
  {
    sentence: "Le moulin se trouve au bord de la rivière et compte quatre cheminées.",
    type: undefined,
  },
  { sentence: "Les randonneurs sont revenus au village à la nuit tombée.", type: undefined },
  { sentence: "Le train s'est arrêté au milieu du tunnel.", type: undefined },
  { sentence: "La foule a observé une minute de silence.", type: undefined },
  { sentence: "Une attaque par déni de service a paralysé le site.", type: undefined },
  { sentence: "Un arrêté préfectoral encadre la baignade.", type: undefined },
  { sentence: "L'équipe accuse le coup après la pause.", type: undefined },
  { sentence: "Elle aurait pu prendre le train.", type: undefined },
  // Whose it is.
  {
    sentence: "Torvane n'a jamais payé, dit Pierre Roussel.",
    type: "denial",
    speaker: "Pierre Roussel",
  },
  {
    after: "Torvane Moulins. Ada Lenoir dirige l'atelier.",
    sentence: "« Nous n'avons rien caché à personne », a-t-elle déclaré.",
    type: "statement",
    speaker: "Ada Lenoir",
  },
  {
    sentence: "La Banque de France dément ces accusations.",
    type: "denial",
    speaker: "Banque de France",
  },
  {
    sentence:
      "VALMEUSE, 7 sept. – « Ces accusations sont fausses de bout en bout », a déclaré Ada Lenoir.",
    type: "denial",
    speaker: "Ada Lenoir",
  },
  {
    after: "Le patron du moulin, Bo Sarmel, se tait. Ada Lenoir a parlé mardi.",
    sentence: "« Nous n'avons jamais payé personne dans cette ville », a-t-elle affirmé.",
    type: "denial",
    speaker: "Ada Lenoir",
  },
  // Qui parle derrière le verbe, sans nom.
  {
    after: "Ada Krell a perdu sa mère en novembre.",
    sentence: "« Si quelqu'un avait répondu, elle serait vivante », accuse la jeune femme.",
    type: "allegation",
    speaker: "Ada Krell",
  },
  {
    sentence: "Les lignes sont coupées chez Torvane, indique la préfecture à Ellery.",
    type: "statement",
    speaker: "la préfecture",
  },
  {
    sentence:
      "Le groupe de pirates Marrow affirme avoir volé les données de Torvane et menace de les publier.",
    type: "statement",
    speaker: "Marrow",
  },
  {
    after: "Le groupe Torvane vend des lignes.",
    sentence:
      "À l’Office du port, son président Bo Farrow a fait dire qu’il « ne recevait pas la presse cette semaine ».",
    type: "statement",
    speaker: "Bo Farrow",
  },
];

describe("who does what in a French sentence", () => {
  test.each(rows)("$sentence", (row) => {
    expect(readRow(row, "fr")).toBe(wanted(row));
  });
});
