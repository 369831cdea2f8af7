import type { Block, Button, Card, ListItem, Tone } from "../../../src/vocabulary/card.ts";
import { spans } from "../../../src/vocabulary/inline.ts";
import { speak } from "../../../src/texts/texts.ts";
import type { Speak } from "../../../src/texts/texts.ts";
import { Icon } from "./icons.tsx";
import type { IconName } from "./icons.tsx";

/** A card as escaped HTML. */
export const renderCard = (card: Card): string => String(<CardView card={card} />);

export const CardView = ({ card }: { readonly card: Card }) => {
  const t = speak(card.language);
  return (
    <div class="card" lang={card.language}>
      <Blocks blocks={card.blocks} t={t} />
      {card.demo ? <p class="demo-note">{t("demo.mark")}</p> : null}
    </div>
  );
};

export const Blocks = ({ blocks, t }: { readonly blocks: readonly Block[]; readonly t: Speak }) => (
  <>
    {blocks.map((block) => (
      <BlockView block={block} t={t} />
    ))}
  </>
);

const BlockView = ({ block, t }: { readonly block: Block; readonly t: Speak }) => {
  switch (block.kind) {
    case "heading":
      return (
        <h3>
          <Inline text={block.text} />
        </h3>
      );
    case "text":
      return <TextView text={block.text} {...(block.tone ? { tone: block.tone } : {})} t={t} />;
    case "facts":
      return <FactsView block={block} />;
    case "list":
      return <ListView block={block} t={t} />;
    case "table":
      return <TableView block={block} />;
    case "progress":
      return <ProgressView block={block} />;
    case "buttons":
      return (
        <div class="buttons">
          {block.buttons.map((button) => (
            <PressButton button={button} />
          ))}
        </div>
      );
    case "image":
      return <ImageView block={block} t={t} />;
    case "link":
      return (
        <p class="text">
          <a href={block.url} rel="noopener noreferrer" target="_blank">
            {block.label}
          </a>
        </p>
      );
    case "divider":
      return <hr />;
    default:
      return block satisfies never;
  }
};

/** `**bold**` and line breaks; everything else is escaped by the renderer. */
export const Inline = ({ text }: { readonly text: string }) => (
  <>{spans(text).map((span) => (span.bold ? <strong>{span.text}</strong> : span.text))}</>
);

const toneIcons: Readonly<Record<Exclude<Tone, "muted">, IconName>> = { good: "check", warning: "triangle", bad: "diamond" };

const TextView = ({ text, tone, t }: { readonly text: string; readonly tone?: Tone; readonly t: Speak }) => {
  if (tone === undefined || tone === "muted")
    return (
      <p class={tone === "muted" ? "text muted" : "text"}>
        <Inline text={text} />
      </p>
    );
  return (
    <p class={`text tone tone-${tone}`}>
      <Icon name={toneIcons[tone]} />
      <span>
        <span class="hidden">{t(`card.tone.${tone}`)}: </span>
        <Inline text={text} />
      </span>
    </p>
  );
};

const FactsView = ({ block }: { readonly block: Extract<Block, { kind: "facts" }> }) => (
  <dl class="facts">
    {block.facts.map((fact) => (
      <div>
        <dt>
          <Inline text={fact.label} />
        </dt>
        <dd>
          <Inline text={fact.value} />
        </dd>
      </div>
    ))}
  </dl>
);

const ListView = ({ block, t }: { readonly block: Extract<Block, { kind: "list" }>; readonly t: Speak }) => {
  const items = block.items.map((item) => <ItemView item={item} t={t} />);
  const marked = block.items.some((item) => item.mark !== undefined || item.button !== undefined);
  if (block.ordered) return <ol class="items ordered">{items}</ol>;
  return (
    <ul class={marked ? "items marked" : "items"} role="list">
      {items}
    </ul>
  );
};

const markIcons: Readonly<Record<NonNullable<ListItem["mark"]>, IconName>> = { done: "check", open: "ring", late: "clock", alarm: "diamond" };

const ItemView = ({ item, t }: { readonly item: ListItem; readonly t: Speak }) => (
  <li class={item.mark ? `item mark-${item.mark}` : "item"}>
    {item.mark ? <Icon name={markIcons[item.mark]} /> : null}
    <div class="item-text">
      {item.mark ? <span class="hidden">{t(`card.mark.${item.mark}`)}: </span> : null}
      <Inline text={item.text} />
      {item.detail === undefined ? null : (
        <span class="detail">
          <Inline text={item.detail} />
        </span>
      )}
    </div>
    {item.button ? <PressButton button={item.button} about={item.text} /> : null}
  </li>
);

const TableView = ({ block }: { readonly block: Extract<Block, { kind: "table" }> }) => (
  <div class="table" role="region" aria-label={block.caption} tabindex={0}>
    <table>
      <caption>{block.caption}</caption>
      <thead>
        <tr>
          {block.columns.map((column) => (
            <th scope="col">
              <Inline text={column} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {block.rows.map((row) => (
          <tr>{row.map((cell, i) => (i === 0 ? <th scope="row">{<Inline text={cell} />}</th> : <td>{<Inline text={cell} />}</td>))}</tr>
        ))}
      </tbody>
    </table>
  </div>
);

/** The page asks nothing of other machines, so a picture is its words and its address. */
const ImageView = ({ block, t }: { readonly block: Extract<Block, { kind: "image" }>; readonly t: Speak }) => (
  <figure class="picture">
    {block.url.startsWith("/pictures/") ? <img src={block.url} alt="" width="520" height="260" loading="lazy" /> : null}
    <figcaption>
      {t("card.image")}: <Inline text={block.alt} />{" "}
      <a href={block.url} rel="noopener noreferrer" target="_blank">
        {t("card.image.open")}
      </a>
    </figcaption>
  </figure>
);

const ProgressView = ({ block }: { readonly block: Extract<Block, { kind: "progress" }> }) => (
  <div class="progress">
    <div class="progress-words">
      <span>{block.label}</span>
      <span>
        {block.done}/{block.total}
      </span>
    </div>
    <progress value={block.done} max={Math.max(block.total, 1)} aria-label={block.label}>
      {`${String(block.done)}/${String(block.total)}`}
    </progress>
  </div>
);

/** `about` tells rows with the same label apart for those who hear the page. */
export const PressButton = ({ button, about }: { readonly button: Button; readonly about?: string }) => (
  <button
    type="button"
    class={`button ${button.style ?? "plain"}`}
    data-press={button.route}
    data-params={JSON.stringify(button.params ?? {})}
    {...(about === undefined ? {} : { "aria-label": `${button.label}: ${about.replaceAll("**", "")}` })}
  >
    {button.label}
  </button>
);
