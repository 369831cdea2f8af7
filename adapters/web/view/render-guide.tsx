import type { Child } from "hono/jsx";
import { directPlace } from "../places.ts";
import type { PlaygroundPerson } from "../ports.ts";
import { addressOf } from "./address.ts";
import { Icon } from "./icons.tsx";
import type { PartProps } from "./render-sidebar.tsx";

/** "Kokeile näin": four steps that do what they say, in a demo whose clock can be moved. Which are done is remembered in the browser. */
export const Guide = ({ model, t }: PartProps) => {
  const { chair, group, asker } = model.cast;
  const to = (person: PlaygroundPerson, place: string): string => addressOf({ person: person.id, place, language: model.viewer.language });
  const direct = to(chair, directPlace(chair.id));
  const question = t("playground.ask.goal");
  return (
    <details class="guide" id="guide" data-guide open hidden={!model.programme.demo}>
      <summary>
        <span class="guide-title">{t("playground.guide.title")}</span>
        <span class="guide-count" data-guide-count />
      </summary>
      <ol role="list">
        <Step number={1} title={t("playground.guide.person")} text={t("playground.guide.personText", { name: chair.name })}>
          <a class="button primary" href={direct} data-visit data-step="1">
            {t("playground.guide.personDo")}
          </a>
        </Step>
        <Step number={2} title={t("playground.guide.clock")} text={t("playground.guide.clockText")}>
          <button type="button" class="button primary" data-time="opening" data-step="2" disabled={model.clock.opening === undefined}>
            {t("playground.guide.clockDo")}
          </button>
        </Step>
        <Step number={3} title={t("playground.guide.answer")} text={t("playground.guide.answerText")}>
          <a class="button primary" href={direct} data-visit data-then="press" data-step="3">
            {t("playground.guide.answerDo")}
          </a>
        </Step>
        <Step number={4} title={t("playground.guide.ask")} text={t("playground.guide.askText", { question })}>
          <a class="button primary" href={to(asker, group)} data-visit data-then="ask" data-text={question} data-step="4">
            {t("playground.guide.askDo")}
          </a>
        </Step>
      </ol>
      <p class="guide-done" data-guide-done hidden>
        <Icon name="check" />
        <span>{t("playground.guide.done")}</span>
        <button type="button" class="button plain" data-guide-again>
          {t("playground.guide.again")}
        </button>
      </p>
    </details>
  );
};

const Step = ({ number, title, text, children }: { readonly number: number; readonly title: string; readonly text: string; readonly children: Child }) => (
  <li class="step" data-guide-step={String(number)}>
    <span class="step-number" aria-hidden="true">
      <span class="step-digit">{number}</span>
      <Icon name="check" />
    </span>
    <div class="step-words">
      <h3>{title}</h3>
      <p class="step-text">{text}</p>
    </div>
    {children}
  </li>
);
