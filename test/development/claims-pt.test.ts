import { describe, expect, test } from "vitest";

import { readRow, wanted } from "./claims-table.ts";
import type { Row } from "./claims-table.ts";

const company = "A empresa Torvane assa metade dos pães da ilha. A Torvane tem 400 funcionários.";

/** All names are invented. */
const rows: readonly Row[] = [
  {
    sentence: "A Torvane Pães negou o relato na segunda-feira.",
    type: "denial",
    speaker: "Torvane Pães",
  },
  { sentence: "A Torvane Pães desmente a notícia.", type: "denial", speaker: "Torvane Pães" },
  {
    sentence: "O grupo Torvane Pães rejeitou as acusações dos padeiros.",
    type: "denial",
    speaker: "Torvane Pães",
  },
  {
    sentence: "Uma porta-voz da Torvane Pães refutou as denúncias.",
    type: "denial",
    speaker: "Torvane Pães",
  },
  {
    sentence: '"Isso é totalmente falso", disse Ada Quental ao Diário de Ellery.',
    type: "denial",
    speaker: "Ada Quental",
  },
  {
    sentence: "«Nunca recebemos um cêntimo dessa gente», garantiu Ada Quental.",
    type: "denial",
    speaker: "Ada Quental",
  },
  { sentence: "— Isso é mentira — afirmou Ada Quental.", type: "denial", speaker: "Ada Quental" },
  {
    sentence: "As acusações são infundadas, segundo a Torvane Pães.",
    type: "denial",
    speaker: "Torvane Pães",
  },
  {
    sentence: "A informação não procede, afirmou a prefeitura de Brejolândia.",
    type: "denial",
    speaker: "prefeitura de Brejolândia",
  },
  {
    sentence: '"Não houve nenhuma reunião", declarou o advogado Bento Sarmelo.',
    type: "denial",
    speaker: "Bento Sarmelo",
  },
  { sentence: "A polícia desmentiu o número de feridos.", type: "denial", speaker: "polícia" },
  { after: company, sentence: "A empresa nega as acusações.", type: "denial", speaker: "Torvane" },
  {
    after: company,
    sentence: "O grupo voltou a negar as acusações.",
    type: "denial",
    speaker: "Torvane",
  },
  {
    after: company,
    sentence: '"Trata-se de uma falsificação", diz a fabricante em nota.',
    type: "denial",
    speaker: "Torvane",
  },
  { sentence: "O Kremlin rejeitou a versão de Londres.", type: "denial", speaker: "Kremlin" },
  {
    sentence: "A embaixada norueguesa em Lisboa repudiou as insinuações.",
    type: "denial",
    speaker: "embaixada norueguesa",
  },
  { sentence: "A Torvane Pães não quis comentar.", type: "no_comment", speaker: "Torvane Pães" },
  {
    sentence: "Procurada pela reportagem, a Torvane Pães não se manifestou.",
    type: "no_comment",
    speaker: "Torvane Pães",
  },
  { sentence: "A Casa Branca recusou-se a comentar.", type: "no_comment", speaker: "Casa Branca" },
  {
    sentence: "Ada Quental preferiu não comentar o caso.",
    type: "no_comment",
    speaker: "Ada Quental",
  },
  {
    sentence: "A Torvane Pães não respondeu às perguntas até ao fecho desta edição.",
    type: "no_comment",
    speaker: "Torvane Pães",
  },
  {
    sentence: "O sindicato acusou a Torvane Pães de esconder os turnos.",
    type: "allegation",
    speaker: "O sindicato",
  },
  {
    sentence: "Ada Quental denuncia o despejo de farinha estragada no rio.",
    type: "allegation",
    speaker: "Ada Quental",
  },
  {
    sentence: "A Torvane Pães teria pago a dois fiscais, diz Bento Sarmelo.",
    type: "allegation",
    speaker: "Torvane Pães",
  },
  {
    sentence: "A Torvane Pães confirmou o incêndio.",
    type: "confirmation",
    speaker: "Torvane Pães",
  },
  {
    sentence: "Bento Sarmelo admitiu que o livro foi alterado.",
    type: "confirmation",
    speaker: "Bento Sarmelo",
  },
  {
    sentence: '"Assumo a responsabilidade pelo erro", disse Ada Quental.',
    type: "statement",
    speaker: "Ada Quental",
  },
  {
    sentence: "Bento Sarmelo assumiu a responsabilidade pela falha.",
    type: "confirmation",
    speaker: "Bento Sarmelo",
  },
  {
    sentence: "O governador Elói Prates voltou atrás na decisão.",
    type: "walk_back",
    speaker: "Elói Prates",
  },
  {
    sentence: "Ada Quental retirou as acusações contra o sócio.",
    type: "walk_back",
    speaker: "Ada Quental",
  },
  {
    sentence: "Uma versão anterior deste texto dizia que o moinho fechou.",
    type: "correction",
    speaker: "The Outlet",
  },
  {
    sentence: "Erramos: a padaria fica em Brejolândia.",
    type: "correction",
    speaker: "The Outlet",
  },
  {
    sentence: "O Ministério Público abriu um inquérito ao incêndio.",
    type: "action",
    speaker: "Ministério Público",
  },
  {
    sentence: "A Polícia Federal fez buscas na sede da Torvane Pães.",
    type: "action",
    speaker: "Polícia Federal",
  },
  {
    sentence: "Bento Sarmelo foi detido pela polícia na terça-feira.",
    type: "action",
    speaker: "polícia",
  },
  {
    sentence: "Bento Sarmelo demitiu-se na segunda-feira.",
    type: "action",
    speaker: "Bento Sarmelo",
  },
  { sentence: "O ministro Caio Velder pediu demissão.", type: "action", speaker: "Caio Velder" },
  { sentence: "O tribunal rejeitou o pedido de liberdade.", type: "action", speaker: "O tribunal" },
  {
    sentence: "A Torvane Pães anunciou um recall de 9 mil pães.",
    type: "action",
    speaker: "Torvane Pães",
  },
  {
    sentence: "O regulador multou a Torvane Pães em 2 milhões.",
    type: "action",
    speaker: "O regulador",
  },
  { sentence: "Os deputados aprovaram o projeto de lei.", type: "action", speaker: "Os deputados" },
  {
    sentence: "Ada Quental exigiu um pedido de desculpas.",
    type: "statement",
    speaker: "Ada Quental",
  },
  {
    sentence: "A Comissão Europeia condenou o ataque.",
    type: "statement",
    speaker: "Comissão Europeia",
  },
  {
    sentence: "«Trabalhamos a noite toda», disse Bento Sarmelo.",
    type: "statement",
    speaker: "Bento Sarmelo",
  },
  {
    sentence: "A Torvane Pães lamentou os transtornos.",
    type: "statement",
    speaker: "Torvane Pães",
  },
  { sentence: "O número de mortos subiu para 14.", type: "update", speaker: "The Outlet" },
  {
    sentence: "Mergulhadores encontraram os destroços do barco.",
    type: "update",
    speaker: "The Outlet",
  },
  { sentence: "O juiz negou o habeas corpus ao empresário.", type: "action", speaker: "O juiz" },
  { sentence: "Ele não negou que esteve lá.", type: undefined },
  { sentence: "O país negou o visto ao escritor.", type: undefined },
  { sentence: "O moinho fica junto ao rio e tem quatro chaminés.", type: undefined },
  { sentence: "O tribunal reúne-se duas vezes por ano.", type: undefined },
  { sentence: "Os caminhantes voltaram à aldeia ao anoitecer.", type: undefined },
  { sentence: "O goleiro negou o gol ao atacante.", type: undefined },
  { sentence: "A bolsa recuou 2 % nesta terça-feira.", type: undefined },
  { sentence: "O turista ficou preso no elevador.", type: undefined },
  { sentence: "Um ataque de negação de serviço parou o site.", type: undefined },
  { sentence: "A multidão fez um minuto de silêncio.", type: undefined },
  // Whose it is.
  {
    sentence: "Ministério Público abre inquérito ao incêndio no moinho.",
    type: "action",
    speaker: "Ministério Público",
  },
  {
    sentence: "A Universidade de Coimbra negou as acusações.",
    type: "denial",
    speaker: "Universidade de Coimbra",
  },
  {
    sentence: "Universidade de Coimbra nega as acusações.",
    type: "denial",
    speaker: "Universidade de Coimbra",
  },
  { sentence: "O Banco do Brasil negou o relato.", type: "denial", speaker: "Banco do Brasil" },
  {
    sentence: "Polícia Federal faz buscas na sede da Torvane.",
    type: "action",
    speaker: "Polícia Federal",
  },
  { sentence: "A Torvane nunca pagou, disse Pedro Ruiz.", type: "denial", speaker: "Pedro Ruiz" },
  {
    sentence: "A empresa sabia de tudo, acusa Ada Quental.",
    type: "allegation",
    speaker: "Ada Quental",
  },
  {
    sentence: "Em nota, a embaixada norueguesa negou as acusações.",
    type: "denial",
    speaker: "embaixada norueguesa",
  },
  { sentence: "A notícia foi desmentida pela diocese.", type: "denial", speaker: "diocese" },
  {
    sentence: "A diretora da Torvane Pães, Ada Quental, negou as acusações.",
    type: "denial",
    speaker: "Ada Quental, Torvane Pães",
  },
  {
    sentence:
      '"Nunca pagámos nada a ninguém nesta ilha", disse o presidente da Torvane, Ada Quental.',
    type: "denial",
    speaker: "Ada Quental, Torvane",
  },
  // Uma citação sozinha.
  {
    after: "A vereadora Ada Krell falou na câmara.",
    sentence: "“Não recebi nada. É tudo mentira.”",
    type: "denial",
    speaker: "Ada Krell",
  },
  {
    sentence: "Segundo a Polícia Civil, dois funcionários foram detidos.",
    type: "action",
    speaker: "Polícia Civil",
  },
];

describe("who does what in a Portuguese sentence", () => {
  test.each(rows)("$sentence", (row) => {
    expect(readRow(row, "pt")).toBe(wanted(row));
  });
});
