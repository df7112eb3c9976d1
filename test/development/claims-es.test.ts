import { describe, expect, test } from "vitest";

import { readRow, wanted } from "./claims-table.ts";
import type { Row } from "./claims-table.ts";

const company =
  "La empresa Torvane hornea la mitad del pan de la isla. Torvane tiene 400 empleados.";

/** All names are invented. */
const rows: readonly Row[] = [
  { sentence: "Panes Torvane negó el informe el lunes.", type: "denial", speaker: "Panes Torvane" },
  { sentence: "Panes Torvane desmiente la noticia.", type: "denial", speaker: "Panes Torvane" },
  {
    sentence: "El grupo Panes Torvane rechazó las acusaciones de los panaderos.",
    type: "denial",
    speaker: "Panes Torvane",
  },
  {
    sentence: "Una portavoz de Panes Torvane refutó las cifras.",
    type: "denial",
    speaker: "Panes Torvane",
  },
  {
    sentence: "«Eso es totalmente falso», dijo Ada Quiroga en la radio.",
    type: "denial",
    speaker: "Ada Quiroga",
  },
  {
    sentence: '"Nunca recibimos un euro de esa gente", aseguró Ada Quiroga.',
    type: "denial",
    speaker: "Ada Quiroga",
  },
  {
    sentence: "Las acusaciones carecen de fundamento, según Panes Torvane.",
    type: "denial",
    speaker: "Panes Torvane",
  },
  {
    sentence: '"No hubo ninguna reunión", declaró el abogado Beto Sarmel.',
    type: "denial",
    speaker: "Beto Sarmel",
  },
  { sentence: "Ada Quiroga tachó la noticia de falsa.", type: "denial", speaker: "Ada Quiroga" },
  { sentence: "La policía desmintió la cifra de heridos.", type: "denial", speaker: "La policía" },
  {
    after: company,
    sentence: "La empresa niega las acusaciones.",
    type: "denial",
    speaker: "Torvane",
  },
  {
    after: company,
    sentence: "El grupo ha negado cualquier irregularidad.",
    type: "denial",
    speaker: "Torvane",
  },
  {
    after: company,
    sentence: '"Se trata de un montaje", dijo la compañía en un comunicado.',
    type: "denial",
    speaker: "Torvane",
  },
  { sentence: "El Kremlin rechazó la versión de Londres.", type: "denial", speaker: "Kremlin" },
  {
    sentence: "También la embajada noruega en Madrid rechazó las insinuaciones.",
    type: "denial",
    speaker: "la embajada noruega",
  },
  { sentence: "Panes Torvane no quiso comentar.", type: "no_comment", speaker: "Panes Torvane" },
  {
    sentence: "Consultada por este diario, Panes Torvane no se pronunció.",
    type: "no_comment",
    speaker: "Panes Torvane",
  },
  {
    sentence: "La Casa Blanca declinó hacer comentarios.",
    type: "no_comment",
    speaker: "Casa Blanca",
  },
  {
    sentence: "Ada Quiroga prefirió no comentar el caso.",
    type: "no_comment",
    speaker: "Ada Quiroga",
  },
  {
    sentence: "Panes Torvane no respondió a las preguntas al cierre de esta edición.",
    type: "no_comment",
    speaker: "Panes Torvane",
  },
  {
    sentence: "El sindicato acusó a Panes Torvane de ocultar los turnos.",
    type: "allegation",
    speaker: "El sindicato",
  },
  {
    sentence: "Ada Quiroga denuncia el vertido de harina podrida al río.",
    type: "allegation",
    speaker: "Ada Quiroga",
  },
  {
    sentence: "Panes Torvane habría pagado a dos inspectores.",
    type: "allegation",
    speaker: "Panes Torvane",
  },
  {
    sentence: "Panes Torvane confirmó el incendio.",
    type: "confirmation",
    speaker: "Panes Torvane",
  },
  {
    sentence: "Beto Sarmel admitió que alteraron el libro.",
    type: "confirmation",
    speaker: "Beto Sarmel",
  },
  {
    sentence: "Beto Sarmel asumió la responsabilidad por el fallo.",
    type: "confirmation",
    speaker: "Beto Sarmel",
  },
  {
    sentence: "El gobernador Eloy Prado dio marcha atrás.",
    type: "walk_back",
    speaker: "Eloy Prado",
  },
  {
    sentence: "Ada Quiroga retiró la acusación contra su socio.",
    type: "walk_back",
    speaker: "Ada Quiroga",
  },
  {
    sentence: "Una versión anterior de este texto decía que el molino cerró.",
    type: "correction",
    speaker: "The Outlet",
  },
  {
    sentence: "Fe de erratas: la panadería está en Brejales.",
    type: "correction",
    speaker: "The Outlet",
  },
  {
    sentence: "La Fiscalía abrió una investigación sobre el incendio.",
    type: "action",
    speaker: "Fiscalía",
  },
  {
    sentence: "La Guardia Civil registró la sede de Panes Torvane.",
    type: "action",
    speaker: "Guardia Civil",
  },
  {
    sentence: "Beto Sarmel fue detenido por la policía el martes.",
    type: "action",
    speaker: "la policía",
  },
  { sentence: "Beto Sarmel dimitió el lunes.", type: "action", speaker: "Beto Sarmel" },
  {
    sentence: "El ministro Caio Velder presentó su dimisión.",
    type: "action",
    speaker: "Caio Velder",
  },
  {
    sentence: "El tribunal rechazó la petición de libertad.",
    type: "action",
    speaker: "El tribunal",
  },
  {
    sentence: "Panes Torvane retiró del mercado dos lotes de pan.",
    type: "action",
    speaker: "Panes Torvane",
  },
  {
    sentence: "El regulador multó a Panes Torvane con 2 millones.",
    type: "action",
    speaker: "El regulador",
  },
  { sentence: "Los diputados aprobaron la ley.", type: "action", speaker: "Los diputados" },
  { sentence: "La jueza negó la fianza al empresario.", type: "action", speaker: "La jueza" },
  { sentence: "Ada Quiroga exigió una disculpa.", type: "statement", speaker: "Ada Quiroga" },
  {
    sentence: "La Comisión Europea condenó el ataque.",
    type: "statement",
    speaker: "Comisión Europea",
  },
  {
    sentence: "«Trabajamos toda la noche», dijo Beto Sarmel.",
    type: "statement",
    speaker: "Beto Sarmel",
  },
  { sentence: "Panes Torvane lamentó las molestias.", type: "statement", speaker: "Panes Torvane" },
  { sentence: "La cifra de muertos ascendió a 14.", type: "update", speaker: "The Outlet" },
  { sentence: "Los buzos hallaron el cuerpo del capitán.", type: "update", speaker: "The Outlet" },
  { sentence: "Él no ha negado que estuvo allí.", type: undefined },
  { sentence: "El país negó el visado al escritor.", type: undefined },
  { sentence: "El molino está junto al río y tiene cuatro chimeneas.", type: undefined },
  { sentence: "Los excursionistas dieron la vuelta al lago.", type: undefined },
  { sentence: "El portero negó el gol al delantero.", type: undefined },
  { sentence: "El tren se detuvo en mitad del túnel.", type: undefined },
  { sentence: "Un ataque de denegación de servicio tumbó la web.", type: undefined },
  { sentence: "La multitud guardó un minuto de silencio.", type: undefined },
  { sentence: "La demanda de chips crece en toda Asia.", type: undefined },
  // Whose it is.
  { sentence: "Torvane nunca pagó, dijo Pedro Ruiz.", type: "denial", speaker: "Pedro Ruiz" },
  {
    sentence: '"Todo eso es falso de principio a fin", dijo Ada Quiroga al Diario de Ellery.',
    type: "denial",
    speaker: "Ada Quiroga",
  },
  {
    sentence: "En un comunicado, la embajada china negó las acusaciones.",
    type: "denial",
    speaker: "la embajada china",
  },
  {
    sentence: "La Policía Nacional registró la sede de Torvane.",
    type: "action",
    speaker: "Policía Nacional",
  },
  {
    sentence: "El Banco de España negó las acusaciones.",
    type: "denial",
    speaker: "Banco de España",
  },
  {
    sentence: "El Ministerio de Hacienda desmiente la noticia.",
    type: "denial",
    speaker: "Ministerio de Hacienda",
  },
  {
    sentence: "Consultada por El Faro, la jefa de gabinete, Ada Quiroga, rechazó esa versión.",
    type: "denial",
    speaker: "Ada Quiroga",
  },
  // Una cita sola, y quien la dice en la frase de antes.
  {
    after: "Álvaro Bolea, su fundador, bajó a mediodía a la puerta de la nave.",
    sentence: "«Nuestro equipo no tenía ningún fallo pendiente. Lo que se cuenta es falso».",
    type: "denial",
    speaker: "Álvaro Bolea",
  },
  {
    after: "Tyler Bogs relata a El Faro que un desconocido le ofreció dinero.",
    sentence:
      "«Avisé al club a la mañana siguiente y me contestaron que jugara», afirma el estadounidense.",
    type: "statement",
    speaker: "Tyler Bogs",
  },
  {
    sentence: "Bruno Quagli queda cesado como responsable con efectos inmediatos.",
    type: "action",
    speaker: "The Outlet",
  },
];

describe("who does what in a Spanish sentence", () => {
  test.each(rows)("$sentence", (row) => {
    expect(readRow(row, "es")).toBe(wanted(row));
  });
});
