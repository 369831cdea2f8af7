import type { OutboxEntry } from "../../../src/messaging/outbox.ts";
import type { Language } from "../../../src/shared/language.ts";
import { speak } from "../../../src/texts/texts.ts";
import type { Speak } from "../../../src/texts/texts.ts";

/** What the operator's page shows; never what the messages say. */
export interface OperatorModel {
  readonly language: Language;
  readonly waiting: readonly OutboxEntry[];
  readonly failed: readonly OutboxEntry[];
  /** State in words -> how many. */
  readonly counts: readonly (readonly [words: string, count: number])[];
  readonly workspaces: readonly { readonly id: string; readonly paused: boolean }[];
  readonly broadcasts: readonly { readonly id: string; readonly title: string; readonly state: string }[];
  readonly limit: number;
}

/** Where the page is, where its style and script lie, and the way back, when there is one. */
interface Where {
  readonly page: string;
  readonly assets: string;
  readonly back?: string;
}

export const renderOperator = (model: OperatorModel, where: Where): string => `<!doctype html>${String(<OperatorPage model={model} where={where} />)}`;

const OperatorPage = ({ model, where }: { readonly model: OperatorModel; readonly where: Where }) => {
  const t = speak(model.language);
  return (
    <html lang={model.language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{`${t("operator.title")} – Kvartti`}</title>
        <link rel="icon" href={`${where.assets}/mark.svg`} type="image/svg+xml" />
        <link rel="stylesheet" href={`${where.assets}/playground.css`} />
        <script type="module" src={`${where.assets}/operator.js`}></script>
      </head>
      <body class="operator">
        <main class="operator-page">
          {where.back === undefined ? null : (
            <p>
              <a href={where.back}>{t("operator.back")}</a>
            </p>
          )}
          <h1>{t("operator.title")}</h1>
          <p>{model.counts.map(([words, count]) => `${words} ${String(count)}`).join(", ") || t("operator.none")}</p>
          <p id="operator-problem" class="problem" role="alert" hidden />
          <Entries title={t("operator.failed")} entries={model.failed} t={t} retry />
          <Entries title={t("operator.waiting")} entries={model.waiting} t={t} />
          {model.waiting.length + model.failed.length >= model.limit ? <p class="muted">{t("operator.more", { count: model.limit })}</p> : null}
          <Workspaces model={model} t={t} />
          <Broadcasts model={model} page={where.page} t={t} />
        </main>
      </body>
    </html>
  );
};

const Deed = ({ deed, of, label, about }: { readonly deed: string; readonly of: string; readonly label: string; readonly about: string }) => (
  <button type="button" class="button plain" data-deed={deed} data-of={of} aria-label={`${label}: ${about}`}>
    {label}
  </button>
);

const Table = ({ title, heads, children }: { readonly title: string; readonly heads: readonly string[]; readonly children: unknown }) => (
  <div class="table" role="region" aria-label={title} tabindex={0}>
    <table>
      <caption class="hidden">{title}</caption>
      <thead>
        <tr>
          {heads.map((head) => (
            <th scope="col">{head}</th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  </div>
);

const Entries = ({ title, entries, t, retry }: { readonly title: string; readonly entries: readonly OutboxEntry[]; readonly t: Speak; readonly retry?: boolean }) => (
  <section>
    <h2>{title}</h2>
    {entries.length === 0 ? (
      <p class="muted">{t("operator.none")}</p>
    ) : (
      <Table title={title} heads={(["to", "purpose", "state", "deed"] as const).map((c) => t(`operator.column.${c}`))}>
        {entries.map((e) => (
          <tr>
            <th scope="row">{e.to.kind === "person" ? e.to.person : decodeURIComponent(e.to.place)}</th>
            <td>{t(`operator.purpose.${e.purpose}`)}</td>
            <td>{[t(`delivery.state.${e.state}`), ...(e.reason ? [t(`delivery.${e.reason}`)] : [])].join(": ")}</td>
            <td>
              {retry ? <Deed deed="retry" of={e.key} label={t("operator.retry")} about={e.key} /> : null} <Deed deed="drop" of={e.key} label={t("operator.drop")} about={e.key} />
            </td>
          </tr>
        ))}
      </Table>
    )}
  </section>
);

const Workspaces = ({ model, t }: { readonly model: OperatorModel; readonly t: Speak }) => (
  <section>
    <h2>{t("operator.workspaces")}</h2>
    {model.workspaces.length === 0 ? <p class="muted">{t("operator.none")}</p> : null}
    <ul class="items marked" role="list">
      {model.workspaces.map(({ id, paused }) => (
        <li class="item">
          <div class="item-text">
            {id}
            <span class="detail">{t(paused ? "cli.outbox.paused" : "cli.outbox.idle")}</span>
          </div>
          {paused ? <Deed deed="resume" of={id} label={t("operator.resume")} about={id} /> : <Deed deed="pause" of={id} label={t("operator.pause")} about={id} />}
        </li>
      ))}
    </ul>
  </section>
);

const Broadcasts = ({ model, page, t }: { readonly model: OperatorModel; readonly page: string; readonly t: Speak }) => (
  <section>
    <h2>{t("broadcast.list")}</h2>
    {model.broadcasts.length === 0 ? <p class="muted">{t("operator.none")}</p> : null}
    <ul class="items marked" role="list">
      {model.broadcasts.map(({ id, title, state }) => (
        <li class="item">
          <div class="item-text">
            {title}
            <span class="detail">
              {state}. {t("broadcast.report")}: <a href={`${page}/${id}.csv?lang=${model.language}`}>CSV</a>, <a href={`${page}/${id}.xlsx?lang=${model.language}`}>XLSX</a>
            </span>
          </div>
        </li>
      ))}
    </ul>
  </section>
);
