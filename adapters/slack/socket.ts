import type { SocketModeReceiver } from "@slack/bolt";
import type { Log } from "../../src/ports/log.ts";
import { faultOf } from "./sdk-log.ts";

export interface Socket {
  /** Opens the socket and keeps it open; does not wait for it. */
  open(): void;
  close(): Promise<void>;
}

const firstWaitMs = 1_000;
const longestWaitMs = 60_000;
const closeWaitMs = 2_000;

/**
 * Reconnects by itself. The SDK's own reconnecting leaves a refused token as an unhandled rejection, which would end the process,
 * and gives up for good on some faults that pass.
 */
export function keptOpen(receiver: SocketModeReceiver, log: Log): Socket {
  let closed = true;
  let opening = false;
  let timer: NodeJS.Timeout | undefined;

  async function open(failures: number): Promise<void> {
    if (closed || opening) return;
    opening = true;
    try {
      await receiver.start();
      log.info("slack.socketOpen");
      opening = false;
    } catch (error) {
      opening = false;
      log.error("slack.socketNotOpened", faultOf(error));
      timer = setTimeout(() => void open(failures + 1), Math.min(longestWaitMs, firstWaitMs * 2 ** failures));
    }
  }

  guardMessages(receiver.client, log);
  receiver.client.on("disconnected", () => {
    if (!opening) void open(0);
  });
  return {
    open: () => {
      closed = false;
      void open(0);
    },
    close: async () => {
      closed = true;
      clearTimeout(timer);
      // A peer that does not answer the closing is not waited for long.
      await Promise.race([receiver.client.disconnect(), new Promise((resolve) => setTimeout(resolve, closeWaitMs).unref())]);
    },
  };
}

type Hear = (data: unknown, isBinary: boolean) => Promise<void> | void;

/** An envelope without what it should hold is a rejection that nobody waits for inside the SDK, which would end the process. */
function guardMessages(client: SocketModeReceiver["client"], log: Log): void {
  const heard = client.listeners("ws_message") as Hear[];
  client.removeAllListeners("ws_message");
  client.on("ws_message", (data: unknown, isBinary: boolean) => {
    for (const hear of heard)
      void Promise.resolve()
        .then(() => hear(data, isBinary))
        .catch((error: unknown) => log.warn("slack.badRequest", faultOf(error)));
  });
}
