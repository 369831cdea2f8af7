import type { Child } from "hono/jsx";
import type { Field, Option } from "../../../src/vocabulary/form.ts";
import { alternativeOf } from "../../../src/vocabulary/form.ts";
import type { Speak } from "../../../src/texts/texts.ts";
import { Icon } from "./icons.tsx";
import { Inline } from "./render-card.tsx";

/** Field ids are the core's own words and may hold anything; in the page a field is known by its place. */
export const fieldDomId = (at: number): string => `field-${String(at)}`;

interface FieldProps<F extends Field = Field> {
  readonly field: F;
  readonly at: number;
  readonly error?: string | undefined;
  readonly t: Speak;
}
type Of<K extends Field["kind"]> = FieldProps<Extract<Field, { readonly kind: K }>>;

/** So many options are shown at once, each a tap; a select costs two and hides what there is. The six states of a measure fit. */
const atOnce = 6;

export const FieldView = ({ field, at, error, t }: FieldProps) => {
  switch (field.kind) {
    case "number":
      return <NumberField field={field} at={at} error={error} t={t} />;
    case "text":
      return <TextField field={field} at={at} error={error} t={t} />;
    case "choice":
      return field.options.length <= atOnce ? <RadioField field={field} at={at} error={error} t={t} /> : <SelectField field={field} at={at} error={error} t={t} />;
    case "person":
      return <SelectField field={field} at={at} error={error} t={t} />;
    case "choices":
      return <CheckField field={field} at={at} error={error} t={t} />;
    case "date":
    case "dateTime":
      return <DateField field={field} at={at} error={error} t={t} />;
    default:
      return field satisfies never;
  }
};

/** What every input says about itself: its hint, its unit, what is wrong with it. */
const about = ({ field, at, error }: FieldProps, unit?: string) => {
  const id = fieldDomId(at);
  const parts = [unit && `${id}-unit`, field.hint !== undefined && `${id}-hint`, `${id}-error`].filter(Boolean);
  return {
    id,
    name: field.id,
    "data-field": field.id,
    "aria-describedby": parts.join(" "),
    ...(error === undefined ? {} : { "aria-invalid": "true" }),
    ...(field.required ? { required: true } : {}),
  };
};

const Label = ({ field, t }: { readonly field: Field; readonly t: Speak }) => (
  <>
    <Inline text={field.label} />
    {field.required ? <span class="required"> ({t("playground.form.required")})</span> : null}
  </>
);

/** Under the label: the hint, then the error's own place, which stays empty until something is wrong. */
const Notes = ({ field, at, error }: FieldProps) => (
  <>
    {field.hint === undefined ? null : (
      <p class="hint" id={`${fieldDomId(at)}-hint`}>
        <Inline text={field.hint} />
      </p>
    )}
    <p class="error" id={`${fieldDomId(at)}-error`} data-error-for={field.id} hidden={error === undefined}>
      <Icon name="diamond" />
      <span>{error}</span>
    </p>
  </>
);

const Plain = ({ props, children }: { readonly props: FieldProps; readonly children: Child }) => (
  <div class={props.error === undefined ? "field" : "field faulty"}>
    <label for={fieldDomId(props.at)}>
      <Label field={props.field} t={props.t} />
    </label>
    <Notes {...props} />
    {children}
  </div>
);

/** Several inputs under one question. */
const Grouped = ({ props, children }: { readonly props: FieldProps; readonly children: Child }) => {
  const { id, "aria-describedby": describedBy } = about(props);
  return (
    <fieldset class={props.error === undefined ? "field" : "field faulty"} id={id} tabindex={-1} aria-describedby={describedBy}>
      <legend>
        <Label field={props.field} t={props.t} />
      </legend>
      <Notes {...props} />
      {children}
    </fieldset>
  );
};

const NumberField = (props: Of<"number">) => {
  const { field, at, t } = props;
  const id = fieldDomId(at);
  return (
    <Plain props={props}>
      <div class="figure">
        <input type="text" inputmode="decimal" class="figure-input" value={field.value ?? ""} disabled={Boolean(field.chosen)} {...about(props, field.unit)} />
        {field.unit === undefined ? null : (
          <span class="unit" id={`${id}-unit`}>
            {field.unit}
          </span>
        )}
      </div>
      {field.alternatives && field.alternatives.length > 0 ? (
        <div class="alternatives" role="group" aria-label={t("playground.form.instead", { label: field.label.replaceAll("**", "") })}>
          {field.alternatives.map((option) => (
            <label class="chip">
              <input
                type="checkbox"
                name={alternativeOf(field.id)}
                value={option.value}
                data-alternative={alternativeOf(field.id)}
                data-instead-of={id}
                checked={field.chosen === option.value}
              />
              <Icon name="check" />
              <span>{option.label}</span>
            </label>
          ))}
        </div>
      ) : null}
    </Plain>
  );
};

const TextField = (props: Of<"text">) => {
  const { field } = props;
  return (
    <Plain props={props}>
      {field.lines > 1 ? (
        <textarea rows={field.lines} data-limit={String(field.maxLength)} {...about(props)}>
          {field.value ?? ""}
        </textarea>
      ) : (
        <input type="text" value={field.value ?? ""} data-limit={String(field.maxLength)} {...about(props)} />
      )}
      <p class="counter" aria-hidden="true" />
    </Plain>
  );
};

const DateField = (props: Of<"date" | "dateTime">) => (
  <Plain props={props}>
    <input type={props.field.kind === "date" ? "date" : "datetime-local"} value={props.field.value ?? ""} {...about(props)} />
  </Plain>
);

const SelectField = (props: Of<"choice"> | Of<"person">) => {
  const { field, t } = props;
  return (
    <Plain props={props}>
      <select {...about(props)}>
        <option value="">{t("playground.form.choose")}</option>
        {field.options.map((option) => (
          <option value={option.value} selected={option.value === field.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Plain>
  );
};

const RadioField = (props: Of<"choice">) => (
  <Grouped props={props}>
    <Picks field={props.field} type="radio" chosen={[props.field.value ?? ""]} />
  </Grouped>
);

const CheckField = (props: Of<"choices">) => (
  <Grouped props={props}>
    <Picks field={props.field} type="checkbox" chosen={(props.field.value ?? "").split(",")} />
  </Grouped>
);

interface PicksProps {
  readonly field: Field & { readonly options: readonly Option[] };
  readonly type: "radio" | "checkbox";
  readonly chosen: readonly string[];
}

const Picks = ({ field, type, chosen }: PicksProps) => (
  <div class={field.options.length > 4 ? "picks many" : "picks"}>
    {field.options.map((option) => (
      <label class="pick">
        <input type={type} name={field.id} value={option.value} data-field={field.id} checked={chosen.includes(option.value)} />
        <span>{option.label}</span>
      </label>
    ))}
  </div>
);
