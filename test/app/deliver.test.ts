import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";

import { createAnswerer } from "../../src/app/answer.ts";
import { deliverDue, type Deliverer, DeliveryCrew } from "../../src/app/deliver.ts";
import { parseCommand } from "../../src/follow/parse-command.ts";
import type { AnswerCommand } from "../../src/ports/commands.ts";
import { report } from "../support/build-items.ts";
import { MemoryChat } from "../support/memory-chat.ts";
import { delivererTo, openDesk, type OpenDesk } from "../support/open-desk.ts";

let open: OpenDesk;
let chat: MemoryChat;
let deliverer: Deliverer;
let answer: AnswerCommand;

beforeEach(async () => {
  open = await openDesk();
  chat = new MemoryChat();
  deliverer = delivererTo(open.desk, new Map([["slack", chat]]));
  answer = createAnswerer(open.desk, {
    chats: new Map([["slack", chat]]),
    searchFeeds: (words, workspaceId) => [
      {
        url: `https://search.example/?q=${words}`,
        outlet: "Search",
        workspaceId,
        origin: "search",
      },
    ],
    hash: (text) => text,
    fetcher: {
      fetch: async () => await Promise.reject(new Error("no network in this test")),
      close: async () => {
        await Promise.resolve();
      },
    },
    reader: { read: async () => await Promise.reject(new Error("no feed in this test")) },
  });
});

afterEach(async () => {
  await open.database.close();
});

async function ask(text: string, channel = "C1") {
  return await answer({
    platform: "slack",
    workspace: "T1",
    workspaceName: "Desk",
    channel,
    person: "U1",
    command: parseCommand(text),
    refusal: undefined,
    access: undefined,
    zone: undefined,
  });
}

/** Delivers until nothing is due any more, an hour of the clock at most. */
async function deliverAll(): Promise<void> {
  for (let minute = 0; minute < 60; minute++) {
    while ((await deliverDue(deliverer)) > 0) {
      // the next of each lane
    }
    open.clock.pass(60);
  }
}

const OPENING = {
  url: "https://wire.example/1",
  title: "Norvik Cranes sold harbour data, memo says",
  summary: "A leaked memo says that Norvik Cranes sold harbour data to a foreign navy.",
};
const DENIAL = {
  url: "https://wire.example/2",
  title: "Norvik Cranes denies selling harbour data",
  summary:
    "Norvik Cranes denied the claims in the memo on harbour data. “This is completely false,” the company said.",
};

describe("delivery", () => {
  test("opens a thread on following and replies once for each alert", async () => {
    await ask("follow Norvik Cranes harbour memo");
    await report(open.desk, OPENING);
    await report(open.desk, DENIAL);
    await deliverAll();
    const [card] = chat.messages;
    expect(chat.repliesTo(card!.ref.message)).toHaveLength(2);
    expect(chat.messages).toHaveLength(3);
    expect(card!.post.text).toContain("DENIED · 1 denial");
  });

  test.each(["outage", "rate-limited", "lost-answer"] as const)(
    "after an %s at each message there is still exactly one of each",
    async (fault) => {
      await ask("follow Norvik Cranes harbour memo");
      chat.faults.push(fault);
      await deliverAll();
      await report(open.desk, OPENING);
      chat.faults.push(fault);
      await deliverAll();
      const [card] = chat.messages;
      expect(chat.messages).toHaveLength(2);
      expect(chat.repliesTo(card!.ref.message)).toHaveLength(1);
    },
  );

  test("a channel that shut us out is paused with its reason, and nothing queued is lost", async () => {
    await ask("follow Norvik Cranes harbour memo");
    await deliverAll();
    chat.faults.push("forbidden", "forbidden");
    await report(open.desk, OPENING);
    await deliverAll();
    expect(chat.messages).toHaveLength(1);
    expect((await ask("list")).text).toContain(
      "Nothing is posted here at present: The platform says",
    );
    await ask("follow Norvik Cranes harbour memo");
    await deliverAll();
    expect(chat.messages).toHaveLength(2);
  });

  test("a deleted card is posted anew, and what follows goes under the new one", async () => {
    await ask("follow Norvik Cranes harbour memo");
    await deliverAll();
    chat.messages.splice(0);
    await report(open.desk, OPENING);
    chat.faults.push("gone", "gone");
    await deliverAll();
    const cards = chat.messages.filter(({ thread }) => thread === undefined);
    expect(cards).toHaveLength(1);
    expect(chat.repliesTo(cards[0]!.ref.message)).toHaveLength(1);
  });

  test("a message that the platform refuses goes out as plain text", async () => {
    await ask("follow Norvik Cranes harbour memo");
    // No minute passes, so that the alert comes before the card's edit.
    await deliverDue(deliverer);
    chat.faults.push("refused");
    await report(open.desk, OPENING);
    await deliverAll();
    expect(chat.messages).toHaveLength(2);
    expect(chat.messages[1]!.post.blocks.map(({ kind }) => kind)).toEqual(["lines"]);
  });

  test("one that is refused even so is given up, and the next goes out", async () => {
    await ask("follow Norvik Cranes harbour memo");
    await deliverAll();
    chat.faults.push("refused", "refused", "refused", "refused");
    await report(open.desk, OPENING);
    await deliverAll();
    await report(open.desk, DENIAL);
    await deliverAll();
    expect(chat.messages.map(({ post }) => post.text).join("\n")).toContain("Norvik Cranes denies");
  });

  test("once it is to stop no further message is begun, and none is lost", async () => {
    await ask("follow Norvik Cranes harbour memo");
    await ask("follow Halvorsen Cranes welds");
    const stopping = new AbortController();
    const pause = async (): Promise<void> => {
      stopping.abort();
      await Promise.resolve();
    };
    expect(await deliverDue({ ...deliverer, pause, signal: stopping.signal })).toBe(1);
    expect(chat.messages).toHaveLength(1);
    await deliverAll();
    expect(chat.messages).toHaveLength(2);
  });

  test("unfollowing cancels what was queued", async () => {
    await ask("follow Norvik Cranes harbour memo");
    await deliverAll();
    await report(open.desk, OPENING);
    await ask("unfollow norvik");
    await deliverAll();
    expect(chat.messages).toHaveLength(1);
    expect((await ask("list")).text).toContain("Nothing is followed in this channel yet");
  });

  test("unfollowing ends the searches that were made for the story", async () => {
    await ask("follow Norvik Cranes harbour memo");
    expect(await open.database.feeds.list()).toMatchObject([{ origin: "search" }]);
    await ask("unfollow norvik");
    expect(await open.database.feeds.list()).toEqual([]);
  });

  test("a private channel is followed from within only", async () => {
    chat.isPrivate = true;
    const answered = await ask("follow Norvik Cranes harbour memo in:<#C9|secret>");
    expect(answered.text).toContain("private");
    await deliverAll();
    expect(chat.messages).toEqual([]);
  });

  test("card edits within a minute are one", async () => {
    await ask("follow Norvik Cranes harbour memo");
    await deliverAll();
    await report(open.desk, OPENING);
    await report(open.desk, DENIAL);
    await report(open.desk, { ...DENIAL, url: "https://other.example/copy" });
    await deliverAll();
    expect(chat.edits).toBe(1);
    expect(chat.messages[0]!.post.text).toContain("3 reports");
  });
});

test("a channel that hangs holds up no other", async () => {
  const release = Promise.withResolvers<undefined>();
  const slow = {
    platform: "slack" as const,
    post: async (message: Parameters<MemoryChat["post"]>[0]) => {
      if (message.channel === "C1") {
        await release.promise;
      }
      return await chat.post(message);
    },
    edit: chat.edit.bind(chat),
    find: chat.find.bind(chat),
    access: chat.access.bind(chat),
  };
  const crew = new DeliveryCrew(delivererTo(open.desk, new Map([["slack", slow]])));
  await ask("follow Norvik Cranes harbour memo", "C1");
  await ask("follow Norvik Cranes harbour memo", "C2");
  await crew.start();
  await ask("follow Vindholm ferry aground", "C2");
  await vi.waitFor(async () => {
    await crew.start();
    expect(chat.messages.map(({ ref }) => ref.channel)).toEqual(["C2", "C2"]);
  });
  release.resolve(undefined);
  await crew.finish();
  expect(chat.messages.map(({ ref }) => ref.channel)).toEqual(["C2", "C2", "C1"]);
});
