import { describe, expect, it } from "vitest";
import { permissionTable, reachFor } from "../../src/people/permissions.ts";
import type { Deed } from "../../src/people/permissions.ts";
import type { Role, RoleAssignment } from "../../src/people/person.ts";

const holds = (role: Role, group?: string, more: Partial<RoleAssignment> = {}): RoleAssignment => ({
  organisation: "o", programme: "p", id: role, person: "x", role, ...(group === undefined ? {} : { group }), ...more,
});

describe("who may do what", () => {
  it.each<[Deed, Role, string | undefined]>([
    ["readStatus", "staff", "all"], ["answerItems", "staff", undefined], ["answerItems", "owner", "own"], ["answerItems", "chair", "group"], ["confirmEvaluation", "owner", undefined],
    ["confirmEvaluation", "coordinator", "all"], ["seeMissing", "staff", undefined], ["compile", "chair", undefined], ["compile", "coordinator", "all"],
    ["broadcast", "communicationsOfficer", "all"], ["broadcast", "staff", undefined], ["linkPlace", "owner", undefined], ["linkPlace", "administrator", "all"],
    ["manageProgramme", "coordinator", undefined], ["manageProgramme", "administrator", "all"],
  ])("%s by %s reaches %s", (deed, role, reach) => { expect(permissionTable[deed][role]).toBe(reach); });

  it("a chair's leave ends at the own group", () => {
    expect(reachFor("linkPlace", [holds("chair", "vanhus")], "2021-04-01", "vanhus")).toBe("group");
    expect(reachFor("linkPlace", [holds("chair", "vanhus")], "2021-04-01", "digi")).toBeUndefined();
  });

  it("the widest of several roles counts", () => {
    expect(reachFor("answerItems", [holds("owner", "digi"), holds("coordinator")], "2021-04-01", "vanhus")).toBe("all");
  });

  it("a role counts on its days only, the first and the last included", () => {
    const deputy = holds("chair", "vanhus", { from: "2021-04-01", to: "2021-04-30" });
    expect(["2021-03-31", "2021-04-01", "2021-04-30", "2021-05-01"].map((d) => reachFor("linkPlace", [deputy], d, "vanhus"))).toEqual([undefined, "group", "group", undefined]);
  });
});
