import { aggregatesContract } from "../../contracts/aggregates.contract.ts";
import { withStore } from "../../support/store.ts";

aggregatesContract(withStore());
