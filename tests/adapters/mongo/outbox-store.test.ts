import { outboxContract } from "../../contracts/outbox.contract.ts";
import { withStore } from "../../support/store.ts";

outboxContract(withStore());
