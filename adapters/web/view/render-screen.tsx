import type { Screen, ScreenAction } from "../../../src/vocabulary/form.ts";
import { allFields } from "../../../src/vocabulary/form.ts";
import { speak } from "../../../src/texts/texts.ts";
import type { Speak } from "../../../src/texts/texts.ts";
import { Icon } from "./icons.tsx";
import { Blocks, Inline } from "./render-card.tsx";
import { FieldView, fieldDomId } from "./render-field.tsx";

/** A screen of a form as escaped HTML: a header, the fields with their hints and errors in place, and the ways on. */
export const renderScreen = (screen: Screen): string => String(<ScreenView screen={screen} />);

const ScreenView = ({ screen }: { readonly screen: Screen }) => {
  const t = speak(screen.language);
  const fields = allFields(screen);
  const position = (id: string): number => fields.findIndex((f) => f.id === id);
  const view = (field: Screen["fields"][number]) => <FieldView field={field} at={position(field.id)} error={screen.errors?.[field.id]} t={t} />;
  const moreHasErrors = screen.more?.fields.some((f) => screen.errors?.[f.id] !== undefined) ?? false;
  return (
    <form class="screen" lang={screen.language} novalidate autocomplete="off" data-session={screen.session} data-rev={String(screen.rev)}>
      <div class="sheet-head">
        <h2 id="sheet-title" tabindex={-1}>
          {screen.title}
        </h2>
        <button type="button" class="icon-button" data-close aria-label={t("playground.form.close")}>
          <Icon name="close" />
        </button>
      </div>
      <div class="sheet-body">
        <ErrorSummary screen={screen} position={position} t={t} />
        {screen.notice === undefined ? null : <p class="notice">{screen.notice}</p>}
        <Blocks blocks={screen.body} t={t} />
        {screen.fields.map(view)}
        {screen.more ? (
          <details class="more" open={moreHasErrors}>
            <summary>{screen.more.label}</summary>
            {screen.more.fields.map(view)}
          </details>
        ) : null}
        <Actions actions={screen.actions.slice(beside)} />
        {screen.demo ? <p class="demo-note">{t("demo.mark")}</p> : null}
      </div>
      <WaysOn screen={screen} t={t} />
    </form>
  );
};

/** Receives the focus, so that a wrong figure is heard at once; each line leads to its field. */
const ErrorSummary = ({ screen, position, t }: { readonly screen: Screen; readonly position: (id: string) => number; readonly t: Speak }) => {
  const faulty = allFields(screen).filter((f) => screen.errors?.[f.id] !== undefined);
  if (faulty.length === 0) return null;
  return (
    <div class="error-summary" tabindex={-1} role="group" aria-labelledby="error-title">
      <h3 id="error-title">{t("playground.form.errors", { count: faulty.length })}</h3>
      <ul>
        {faulty.map((field) => (
          <li>
            <a href={`#${fieldDomId(position(field.id))}`} data-goto={fieldDomId(position(field.id))}>
              <Inline text={field.label} />: {screen.errors?.[field.id]}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
};

/** So many actions stand beside the submit button, which never scrolls away; the others follow the fields, so that a phone has room for these. */
const beside = 1;

const Actions = ({ actions }: { readonly actions: readonly ScreenAction[] }) =>
  actions.length === 0 ? null : (
    <div class="buttons actions">
      {actions.map((action) => (
        <ActionButton action={action} />
      ))}
    </div>
  );

const WaysOn = ({ screen, t }: { readonly screen: Screen; readonly t: Speak }) => (
  <div class="sheet-foot">
    <div class="problem" role="alert" hidden />
    <div class="buttons">
      {screen.submitLabel === undefined ? null : (
        <button type="submit" class="button primary">
          {screen.submitLabel}
        </button>
      )}
      {screen.actions.slice(0, beside).map((action) => (
        <ActionButton action={action} />
      ))}
    </div>
    {allFields(screen).length === 0 ? null : (
      <p class="draft-note" role="status">
        {t("playground.form.keeps")}
      </p>
    )}
  </div>
);

const ActionButton = ({ action }: { readonly action: ScreenAction }) => (
  <button type="button" class={`button ${action.style ?? "plain"}`} data-action={action.id}>
    {action.label}
  </button>
);
