import { describe, expect, it } from "vitest";
import { buildReader } from "../../../src/conversation/understand.ts";
import { environment } from "./environment.ts";
import { expectedOf, report, rowsOf, score, shareConfidentlyWrong, shareRight } from "./score.ts";

const messages = `lang|channel|text|intent|group|goal|measure|indicator|value|unit|period
fi|yleinen|pyöräilyn edistämisen tilanne|status_goal|liikenne|1
fi|yleinen|miten ruokahävikin puolittaminen etenee|status_goal|jate|1
fi|liikenne|tavoite 2 tilanne?|status_goal|liikenne|2
fi|energia|kakkonen?|status_goal|energia|2
fi|yleinen|kestävän liikenteen tavoite 1|status_goal|liikenne|1
fi|yleinen|tavoite 1 tilanne|ask
fi|energia|tavoite 4 tilanne|ask|energia
fi|yleinen|liikenneryhmän tilanne|status_group|liikenne
fi|yleinen|Petrin ryhmän tilanne|status_group|liikenne
fi|yleinen|Outin ryhmän tilanne|ask
fi|yleinen|jätteet ja kiertotalous, missä mennään|status_group|jate
fi|yleinen|kiertotalousryhmän kuulumiset|status_group|jate
fi|yleinen|1a:n tilanne|ask
fi|liikenne|1a:n tilanne|status_measure|liikenne|1|1a
fi|yleinen|1b?|status_measure|liikenne|1|1b
fi|yleinen|pyöräteiden talvikunnossapito|status_measure|liikenne|1|1a
fi|yleinen|aurinkopaneelien tilanne|status_measure,status_indicator|energia|2|2a|*
fi|yleinen|bussivuorojen tihentäminen, mitä kuuluu|status_measure|liikenne|2|2a
fi|yleinen|montako aurinkopaneelia on asennettu|status_indicator|energia|2|2a|aurinkopaneelien
fi|yleinen|bussimatkustajien määrä 2025|status_indicator|liikenne|2|2a|Bussimatkustajien|||2025
fi|yleinen|kuka vastaa bussivuoroista|owner_of|liikenne|2|2a||Petri Aho
fi|yleinen|aurinkopaneelien vastuuhenkilö|owner_of|energia|2|2a||Ville Salmi
fi|yleinen|koulujen lämmityksen aikataulu|schedule_of|energia|1|1a||||2024-2026
fi|yleinen|mitä puuttuu liikenteestä|list_missing,ask|liikenne
fi|energia|mikä on myöhässä|list_overdue|energia
fi|jate|ruokahävikki 12,4 kg oppilasta kohti Q3|record_value|jate|1|1a|Ruokahävikki|12.4|kg|2026-Q3
fi|liikenne|talvikunnossapidettyjä pyöräteitä 84 km|record_value|liikenne|1|1a|pyöräteiden|84|km
fi|liikenne|pyöräpysäköinti rakennettiin 1.9.2025|record_value|liikenne|1|1b|Pyöräpysäköinti|true|milestone|2025-09-01
fi|yleinen|lämmitysenergian kulutus 1 234 MWh vuonna 2025|record_value|energia|1|1a|Lämmitysenergian|1234|MWh|2025
fi|yleinen|viesti kouluille|broadcast|audience: Koulut
fi|dm|omat tehtävät|my_tasks
fi|yleinen|perhehoidon tilanne|unknown,ask
fi|yleinen|etähoivassa 4,1 prosenttia kotihoidon asiakkaista|unknown,ask
en|liikenne|how is goal 1 going|status_goal|liikenne|1
en|yleinen|who chairs the energy group|owner_of,ask|energia||||Outi Hakala
sv|liikenne|hur går det med mål 2|status_goal|liikenne|2
sv|yleinen|vad är försenat|list_overdue
fi|yleinen|kiitos|unknown
`.replaceAll("|", "\t");

describe("a programme of another field", () => {
  it("is understood by its own words alone", () => {
    const reader = buildReader(environment);
    const scored = rowsOf(messages).map(expectedOf).map((m) => score(reader, environment, m, "2026-11-21"));
    console.log(report("environment programme by intent", scored));
    expect(shareRight(scored)).toBeGreaterThanOrEqual(0.92);
    expect(shareConfidentlyWrong(scored)).toBeLessThanOrEqual(0.01);
  });
});
