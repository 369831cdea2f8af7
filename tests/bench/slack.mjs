import { fork } from "node:child_process";
import { createHmac, randomUUID } from "node:crypto";
import { createServer } from "node:http";
import { fileURLToPath, URLSearchParams } from "node:url";

const secret = "bench-signing-secret";
const child = fileURLToPath(new URL("./slack-child.mjs", import.meta.url));

/** What people do in Slack, mixed: questions in channels and in private, the command, opening the Home tab, messages that are nobody's business. */
const kinds = ["mention", "mention", "mention", "direct", "command", "home", "noise", "press", "form"];
const questions = ["tavoite 3 tilanne?", "mikä on kotihoidon tilanne", "toimenpide 1a tilanne", "2. tavoitteen tilanne", "ohje", "mitä minulta puuttuu?"];

/** Slack's own answers take about this long over the network. */
const networkMs = 120;

/** A Web API that says yes to everything, so that what is measured is ours. */
async function startSlack() {
  let posted = 0;
  let latencyMs = 0;
  const waiting = [];
  const pressed = new Map();
  const opened = [];
  const server = createServer((request, response) => {
    const parts = [];
    request.on("data", (part) => parts.push(part)).on("end", async () => {
      const method = (request.url ?? "").replace("/api/", "");
      const trigger = method === "views.open" ? new URLSearchParams(Buffer.concat(parts).toString()).get("trigger_id") : undefined;
      if (pressed.has(trigger)) opened.push(performance.now() - pressed.get(trigger));
      if (latencyMs > 0) await new Promise((resolve) => setTimeout(resolve, latencyMs));
      response.writeHead(200, { "Content-Type": "application/json" });
      response.end(JSON.stringify(answers[method] ?? { ok: true, channel: "C1", ts: "1.1" }));
      if (method === "chat.postMessage" || method === "chat.postEphemeral") {
        posted += 1;
        for (const w of [...waiting]) if (posted >= w.count) w.resolve(waiting.splice(waiting.indexOf(w), 1));
      }
    });
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}/api/`,
    posted: () => posted,
    slow: (ms) => void (latencyMs = ms),
    pressed: (trigger) => void pressed.set(trigger, performance.now()),
    opened,
    until: (count) => (posted >= count ? Promise.resolve() : new Promise((resolve) => waiting.push({ count, resolve }))),
    close: () => new Promise((resolve) => (server.closeAllConnections(), server.close(resolve))),
  };
}
const answers = {
  "auth.test": { ok: true, team_id: "T1", user_id: "UBOT1", bot_id: "B1" },
  "conversations.open": { ok: true, channel: { id: "D1" } },
  "users.info": { ok: true, user: { id: "U1", team_id: "T1", name: "x", profile: { real_name: "x" } } },
  "views.open": { ok: true, view: { id: "V1", hash: "h" } },
  "views.publish": { ok: true, view: { id: "V2" } },
};

/** Time to acknowledge at a steady rate of mixed events, and CPU per status reply beside a bare Bolt app doing one read. */
export async function measureSlack({ seconds = 20, perSecond = 50, replies = 400 } = {}) {
  const slack = await startSlack();
  try {
    const kvartti = await start("kvartti", slack.url);
    slack.slow(networkMs);
    const acks = await steady(kvartti, slack, { seconds, perSecond });
    slack.slow(0);
    const views = summary(slack.opened);
    const ours = await cpuPerReply(kvartti, slack, replies);
    await kvartti.stop();
    const [bare, core] = [await alone("bare", slack, (app) => cpuPerReply(app, slack, replies)), await alone("core", slack, (app) => cpuPerReply(app, slack, replies))];
    const times = (a, b) => Number((a / b).toFixed(2));
    return { acks, views, ours, bare, core, ratio: times(ours, bare), overCore: times(ours, core), seconds, perSecond, replies };
  } finally {
    await slack.close();
  }
}

async function alone(role, slack, measure) {
  const app = await start(role, slack.url);
  try {
    return await measure(app);
  } finally {
    await app.stop();
  }
}

function start(role, api) {
  const process_ = fork(child, [role, api, secret], { stdio: ["ignore", "inherit", "inherit", "ipc"], execArgv: process.env.KVARTTI_BENCH_ARGS?.split(" ") ?? [] });
  const told = (name) => new Promise((resolve) => process_.on("message", function hear(m) {
    if (m[name] !== undefined) resolve(m[name], process_.off("message", hear));
  }));
  return told("url").then((url) => ({
    url,
    cpu: () => (process_.send("cpu"), told("cpu")),
    stop: () => new Promise((resolve) => (process_.once("exit", resolve), process_.send("stop"))),
  }));
}

async function steady(app, slack, { seconds, perSecond }) {
  const deliver = (i) => send(app.url, kinds[i % kinds.length], i, { slack });
  for (let i = 0; i < 40; i++) await deliver(i);
  slack.opened.length = 0;
  const times = [];
  const all = [];
  const began = performance.now();
  for (let i = 0; i < seconds * perSecond; i++) {
    const due = began + (i * 1000) / perSecond;
    const wait = due - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    const sent = performance.now();
    all.push(deliver(i).then((status) => times.push({ ms: performance.now() - sent, status })));
  }
  await Promise.all(all);
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  return { ...summary(times.map((t) => t.ms)), refused: times.filter((t) => t.status !== 200).length };
}

function summary(times) {
  const ms = [...times].sort((a, b) => a - b);
  const at = (share) => Number((ms[Math.min(ms.length - 1, Math.floor(ms.length * share))] ?? 0).toFixed(1));
  return { count: ms.length, p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) };
}

async function cpuPerReply(app, slack, replies) {
  const ask = async (n) => {
    const target = slack.posted() + n;
    for (let i = 0; i < n; i++) {
      await send(app.url, "mention", i, { text: questions[i % 4] });
      if (i % 8 === 7) await slack.until(target - n + i + 1);
    }
    await slack.until(target);
  };
  await ask(60);
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  const before = await app.cpu();
  await ask(replies);
  return Number(((await app.cpu()) - before) / replies);
}

async function send(url, kind, i, { text = questions[i % questions.length], slack } = {}) {
  const trigger = randomUUID();
  const { type, body } = request({ kind, i, text, trigger });
  if (kind === "form") slack?.pressed(trigger);
  const at = String(Math.floor(Date.now() / 1000));
  const signature = `v0=${createHmac("sha256", secret).update(`v0:${at}:${body}`).digest("hex")}`;
  const response = await fetch(`${url}/slack/events`, { method: "POST", headers: { "Content-Type": type, "X-Slack-Request-Timestamp": at, "X-Slack-Signature": signature }, body });
  await response.arrayBuffer();
  return response.status;
}

function request({ kind, i, text, trigger }) {
  const user = `U${String(i % 40)}`;
  const ts = `${Math.floor(Date.now() / 1000)}.${String(i).padStart(6, "0")}`;
  const event = (e) => ({ type: "application/json", body: JSON.stringify({ team_id: "T1", type: "event_callback", event_id: randomUUID(), authorizations: [{ team_id: "T1" }], event: { user, ts, team: "T1", ...e } }) });
  const form = (fields) => ({ type: "application/x-www-form-urlencoded", body: new URLSearchParams(fields).toString() });
  switch (kind) {
    case "mention":
      return event({ type: "app_mention", channel: "CVANHUS", text: `<@UBOT1> ${text}` });
    case "direct":
      return event({ type: "message", channel_type: "im", channel: `D${String(i % 40)}`, text });
    case "home":
      return event({ type: "app_home_opened", tab: "home", channel: `D${String(i % 40)}` });
    case "noise":
      return event({ type: "message", channel_type: "im", channel: "D1", subtype: "message_changed" });
    case "command":
      return form({ command: "/kvartti", text: "ohje", team_id: "T1", channel_id: "CVANHUS", user_id: user, trigger_id: trigger, response_url: "http://127.0.0.1:9/none" });
    default:
      return form({
        payload: JSON.stringify({
          type: "block_actions", team: { id: "T1" }, user: { id: user, team_id: "T1" }, trigger_id: trigger, channel: { id: "CVANHUS" },
          container: { type: "message", message_ts: ts, channel_id: "CVANHUS" }, message: { ts }, actions: [{ type: "button", action_id: "press:0", value: kind === "form" ? "people.deputy" : "status.goal?group=vanhus&goal=3" }],
        }),
      });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const r = await measureSlack();
  console.log(`Acknowledged  ${r.acks.count} mixed events at ${r.perSecond}/s: p50 ${r.acks.p50} ms, p95 ${r.acks.p95} ms, p99 ${r.acks.p99} ms, slowest ${r.acks.max} ms; refused ${r.acks.refused} (goal p99 <= 200 ms)`);
  console.log(`Modal opened  ${r.views.count} times meanwhile: p50 ${r.views.p50} ms, p99 ${r.views.p99} ms, slowest ${r.views.max} ms after the press (Slack's trigger lives 3000 ms; its API answers after ${networkMs} ms)`);
  console.log(`CPU a reply   Kvartti ${r.ours.toFixed(2)} ms, bare Bolt with one read and the same message ${r.bare.toFixed(2)} ms: ${r.ratio} x (goal <= 1.3 x; ${r.replies} status questions each)`);
  console.log(`              the core's answer in a bare Bolt app ${r.core.toFixed(2)} ms: the rest is one synced write before the acknowledgement, and marking it done`);
}
