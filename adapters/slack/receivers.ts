import type { InstallationStore, Receiver } from "@slack/bolt";
import { ExpressReceiver, SocketModeReceiver } from "@slack/bolt";
import { Router } from "express";
import type { RequestHandler } from "express";
import { say } from "../../src/texts/texts.ts";
import type { Log } from "../../src/ports/log.ts";
import type { SlackSettings, SlackTuning } from "./options.ts";
import { botScopes } from "./scopes.ts";
import { sdkLog } from "./sdk-log.ts";
import { keptOpen } from "./socket.ts";
import type { Socket } from "./socket.ts";

export interface ReceiverNeeds {
  readonly config: SlackSettings;
  readonly log: Log;
  readonly tuning: SlackTuning;
  readonly publicUrl: string | undefined;
  readonly store: InstallationStore | undefined;
}

export interface Received {
  readonly receiver: Receiver;
  /** Events over HTTP, and installing; mounted at /slack. */
  readonly router: RequestHandler;
  /** Absent over HTTP. */
  readonly socket?: Socket;
}

/** Over HTTP an Express router on the shared server, which verifies the signature over the raw body; or a socket. */
export function createReceiver(needs: ReceiverNeeds): Received {
  const { config, log } = needs;
  if (config.receive === "http") {
    const receiver = expressReceiver(needs, { events: "/events" });
    return { receiver, router: receiver.router };
  }
  const receiver = new SocketModeReceiver({
    appToken: config.appToken?.reveal() ?? "",
    logger: sdkLog(log),
    installerOptions: { clientOptions: apiOf(config) },
    autoReconnectEnabled: false,
  });
  // The socket brings the events; installing still needs pages.
  const router = config.oauth ? (expressReceiver(needs, {}).router as unknown as RequestHandler) : Router();
  return { receiver, router, socket: keptOpen(receiver, log) };
}

const apiOf = (config: SlackSettings): { slackApiUrl?: string } => (config.apiUrl === undefined ? {} : { slackApiUrl: config.apiUrl });

function expressReceiver(needs: ReceiverNeeds, endpoints: Record<string, string>): ExpressReceiver {
  const { config, log, tuning } = needs;
  return new ExpressReceiver({
    signingSecret: config.signingSecret?.reveal() ?? "",
    signatureVerification: endpoints["events"] !== undefined,
    endpoints,
    router: Router(),
    logger: sdkLog(log),
    bodyLimit: tuning.maxBytes,
    ...(config.oauth && needs.store ? installing(needs, config.oauth, needs.store) : {}),
  });
}

type Installing = Partial<ConstructorParameters<typeof ExpressReceiver>[0]>;

function installing(needs: ReceiverNeeds, oauth: NonNullable<SlackSettings["oauth"]>, store: InstallationStore): Installing {
  const redirectUriPath = "/oauth_redirect";
  return {
    clientId: oauth.clientId,
    clientSecret: oauth.clientSecret.reveal(),
    stateSecret: oauth.stateSecret.reveal(),
    installationStore: store,
    scopes: Object.keys(botScopes),
    ...(needs.publicUrl === undefined ? {} : { redirectUri: `${needs.publicUrl}/slack${redirectUriPath}` }),
    installerOptions: {
      installPath: "/install",
      redirectUriPath,
      directInstall: true,
      clientOptions: apiOf(needs.config),
      ...(needs.config.authorizeUrl === undefined ? {} : { authorizationUrl: needs.config.authorizeUrl }),
      callbackOptions: {
        success: (_installation, _options, _request, response) => page(response, 200, say("fi", "slack.installed")),
        failure: (error, _options, _request, response) => {
          needs.log.warn("slack.installFailed", { faultCode: error.code });
          page(response, 400, say("fi", "slack.notInstalled"));
        },
      },
    },
  };
}

const page = (response: { writeHead(status: number, headers: Record<string, string>): unknown; end(text: string): unknown }, status: number, text: string): void => {
  response.writeHead(status, { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store" });
  response.end(text);
};
