import type { AddressInfo } from "node:net";
import { createServer } from "node:http";
import express from "express";
import { describe, expect, it } from "vitest";
import { addressOf, trendAt } from "../../../adapters/charts/address.ts";
import { openPictures, type PictureShelf } from "../../../adapters/charts/pictures.ts";
import { trendSvg } from "../../../adapters/charts/trend-svg.ts";
import type { Trend } from "../../../src/vocabulary/trend.ts";

const trend: Trend = {
  language: "fi",
  title: "Kotona asuvien osuus 75 vuotta täyttäneistä",
  points: [91.9, 92.5, 1092.8].map((value, i) => ({ value, words: `${String(value).replace(".", ",")} %`, when: `Q${String(i + 1)}/2021`, preliminary: i === 2 })),
  target: { value: 94, words: "tavoitetaso 94 %" },
  note: "Ennakkotieto",
};

const open = (more: { readonly publicUrl?: string } = {}): PictureShelf =>
  openPictures({ key: "salaisuus", ownPage: "web", inline: { platform: "teams", most: 14_000 }, ...more });

async function get(shelf: PictureShelf, path: string): Promise<Response> {
  const app = express();
  app.use(shelf.mount.path, shelf.mount.handler);
  app.use((_request, response) => void response.status(404).end());
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    return await fetch(`http://127.0.0.1:${String((server.address() as AddressInfo).port)}${path}`);
  } finally {
    server.close();
  }
}

describe("a picture's address", () => {
  it("gives back what is drawn, only with its own key and untouched", () => {
    const address = addressOf(trend, "a");
    expect(trendAt(address, "a")).toEqual(trend);
    expect(address.length).toBeLessThan(700);
    for (const other of [address.replace("a", "b"), address.slice(1), `x${address}`, "", "..", "a.b.png", address.replace(".png", "")]) {
      expect(trendAt(other, "a")).toBeUndefined();
    }
    expect(trendAt(address, "b")).toBeUndefined();
  });

  it("is the server's own on its page, public where there is https, inside the message in Teams, and none in Slack without", async () => {
    expect(await open().addressFor(trend, "web")).toMatch(/^\/pictures\/[\w-]+\.[\w-]{32}\.png$/u);
    expect(await open({ publicUrl: "https://kvartti.example" }).addressFor(trend, "slack")).toMatch(/^https:\/\/kvartti\.example\/pictures\//u);
    expect(await open({ publicUrl: "http://kvartti.example" }).addressFor(trend, "slack")).toBeUndefined();
    expect(await open().addressFor(trend, "slack")).toBeUndefined();
    const inside = await open().addressFor(trend, "teams");
    expect(inside).toMatch(/^data:image\/png;base64,iVBOR/u);
    expect(inside?.length).toBeLessThan(20_000);
  });
});

describe("the picture", () => {
  it("is served as PNG at its address, and nothing is at any other", async () => {
    const shelf = open();
    const found = await get(shelf, (await shelf.addressFor(trend, "web")) ?? "");
    expect(found.status).toBe(200);
    expect(found.headers.get("Content-Type")).toBe("image/png");
    expect([...new Uint8Array(await found.arrayBuffer()).slice(1, 4)].map((c) => String.fromCharCode(c)).join("")).toBe("PNG");
    expect((await get(shelf, "/pictures/aaaa.bbbb.png")).status).toBe(404);
    expect((await get(shelf, "/pictures/")).status).toBe(404);
  });

  it("writes numbers as Finns do and what is not confirmed in words", () => {
    const svg = trendSvg(trend);
    expect(svg).toContain("92,5 %");
    expect(svg).not.toMatch(/>\d+\.\d+</u);
    expect(svg).toContain("Ennakkotieto");
    expect(svg).toContain("tavoitetaso 94 %");
  });

  it("escapes the words of a document", () => {
    expect(trendSvg({ ...trend, title: "<script>x</script> & \"y\"" })).not.toContain("<script>");
  });
});
