import { speak } from "../../../src/texts/texts.ts";
import type { PageModel } from "../page-model.ts";
import { clientWords } from "./client-words.ts";
import { PeopleDialog } from "./render-people.tsx";
import { PlaceView } from "./render-place.tsx";
import { Sidebar } from "./render-sidebar.tsx";
import { placeName } from "./place-names.ts";

/** The whole page. The scripts later fetch it again and take over the parts that changed, so this is the only renderer. */
export function renderPage(model: PageModel): string {
  return `<!doctype html>${String(<Page model={model} />)}`;
}

const Page = ({ model }: { readonly model: PageModel }) => {
  const { language } = model.viewer;
  const t = speak(language);
  return (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{`${placeName(model, model.place, t)} – Kvartti`}</title>
        <link rel="icon" href="/playground/assets/mark.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/playground/assets/playground.css" />
        <script type="module" src="/playground/assets/main.js"></script>
      </head>
      <body data-language={language} data-words={JSON.stringify(clientWords(t))}>
        <a class="skip" href="#composer-text">
          {t("playground.skip")}
        </a>
        <div id="app" data-person={model.person.id} data-person-name={model.person.name} data-place={model.place}>
          <Sidebar model={model} t={t} />
          <button type="button" class="scrim" data-menu="close" tabindex={-1} aria-hidden="true" />
          <PlaceView model={model} t={t} />
        </div>
        <PeopleDialog model={model} t={t} />
        <dialog id="sheet" class="sheet" aria-labelledby="sheet-title" />
        <p id="connection" class="connection" role="status" hidden />
        <p id="live" class="hidden" role="status" aria-live="polite" />
        <noscript>
          <p class="noscript">{t("playground.noScript")}</p>
        </noscript>
      </body>
    </html>
  );
};

/** Without a single person nobody can be anybody: the page says what to do. */
export const renderEmpty = (language: "fi" | "sv" | "en"): string => {
  const t = speak(language);
  return `<!doctype html>${String(
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Kvartti</title>
        <link rel="stylesheet" href="/playground/assets/playground.css" />
      </head>
      <body>
        <main class="noscript">
          <h1>Kvartti</h1>
          <p>{t("playground.nobody")}</p>
        </main>
      </body>
    </html>,
  )}`;
};
