import { Command, Option } from "commander";
import type { Language } from "../../src/shared/language.ts";
import { languages } from "../../src/shared/language.ts";
import { speakHelp } from "./command.ts";
import { CliFault } from "./fault.ts";
import type { Io } from "./io.ts";
import { withProduct } from "./product.ts";

interface Options {
  readonly for?: string;
  readonly lang?: Language;
}

/** `kvartti outbox page`: a link of one's own to the operator's page of the running product. */
export function addOperatorPage(outbox: Command, io: Io): void {
  outbox.addCommand(
    speakHelp(new Command("page").description(io.t("cli.outbox.page")), io)
      .option("--for <person>", io.t("cli.outbox.for"))
      .addOption(new Option("--lang <language>", io.t("cli.outbox.lang")).choices(languages))
      .action((options: Options) => page(io, options)),
  );
}

const page = (io: Io, options: Options): Promise<void> =>
  withProduct(io, async (product, { http }) => {
    const { mayOperate, offerOperatorPage } = await import("../open-links.ts");
    const person = options.for;
    if (person !== undefined && !(await mayOperate(product, person))) throw new CliFault("cli.outbox.notAdministrator", { person });
    const { path, minutes } = await offerOperatorPage(product, person);
    io.out(`${http.publicUrl ?? `http://localhost:${String(http.port)}`}${path}?lang=${options.lang ?? io.language}`);
    io.err(io.t("cli.outbox.pageUse", { minutes }));
  });
