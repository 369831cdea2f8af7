import { ConfigurationBotFrameworkAuthentication } from "botbuilder";
import type { TeamsSettings, TeamsTuning } from "./options.ts";
import { NoToken } from "./outcomes.ts";

type Claims = Parameters<ConfigurationBotFrameworkAuthentication["createConnectorFactory"]>[0];
type Factory = ReturnType<ConfigurationBotFrameworkAuthentication["createConnectorFactory"]>;
type Client = Awaited<ReturnType<Factory["create"]>>;

const types = { MultiTenant: "MultiTenant", SingleTenant: "SingleTenant", UserAssignedMSI: "UserAssignedMsi" } as const;

/** Addresses of the connector held at a time; Teams has one for each region. */
const mostClients = 50;

/**
 * The SDK's authentication, with clients that try once: tries belong to the outbox, and the client's own would post twice when an answer
 * is lost. One client for each address is kept, so that not every message builds its own.
 */
export class Authentication extends ConfigurationBotFrameworkAuthentication {
  readonly #clients = new Map<string, Promise<Client>>();
  readonly #timeoutMs: number;

  constructor(config: TeamsSettings, tuning: TeamsTuning) {
    super({
      MicrosoftAppId: config.appId, MicrosoftAppType: config.appId === "" ? "MultiTenant" : types[config.type],
      ...(config.password === undefined ? {} : { MicrosoftAppPassword: config.password.reveal() }),
      ...(config.tenantId === undefined ? {} : { MicrosoftAppTenantId: config.tenantId }),
      ...tuning.cloud,
    });
    this.#timeoutMs = tuning.sendTimeoutMs;
  }

  override createConnectorFactory(claims: Claims): Factory {
    const factory = super.createConnectorFactory(claims);
    const create = factory.create.bind(factory);
    factory.create = (url, audience) => {
      const key = `${url}|${audience}`;
      const known = this.#clients.get(key);
      if (known) return known;
      if (this.#clients.size >= mostClients) this.#clients.clear();
      const made = create(url, audience).then((client) => tryingOnce(sayingWithoutToken(client), this.#timeoutMs));
      this.#clients.set(key, made);
      made.catch(() => this.#clients.delete(key));
      return made;
    };
    return factory;
  }
}

interface Signing {
  credentials: { readonly signRequest: (request: unknown) => Promise<unknown> };
}

/** The token is fetched inside the request: without telling the two apart, a token that cannot be had would look like a message whose answer was lost. */
function sayingWithoutToken(client: Client): Client {
  const signing = client as unknown as Signing;
  const { credentials } = signing;
  signing.credentials = {
    signRequest: (request) =>
      credentials.signRequest(request).catch((cause: unknown) => {
        throw new NoToken("no token", { cause });
      }),
  };
  return client;
}

interface Pipeline {
  removePolicy(which: { readonly name: string }): unknown;
  addPolicy(policy: { readonly name: string; sendRequest(request: { timeout: number }, next: (request: unknown) => unknown): unknown }): unknown;
}

/** The client has no setting for either, so its request pipeline is changed. */
function tryingOnce(client: Client, timeoutMs: number): Client {
  const { pipeline } = (client as unknown as { readonly client: { readonly pipeline: Pipeline } }).client;
  pipeline.removePolicy({ name: "defaultRetryPolicy" });
  pipeline.addPolicy({
    name: "kvarttiTimeout",
    sendRequest: (request, next) => {
      request.timeout = timeoutMs;
      return next(request);
    },
  });
  return client;
}
