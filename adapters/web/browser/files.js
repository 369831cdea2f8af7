import { Problem, post } from "./api.js";
import { receive } from "./messages.js";
import { byId, here, say, showProblem } from "./page.js";

/** Bytes of a file that is sent at all; the server has a limit of its own. */
const largest = 20 * 1024 * 1024;

export const chooseFile = () => byId("composer-file").click();

/** Sends a file to Kvartti; the same id goes with every try, so it arrives once. @param {File} file @param {string} [id] */
export async function sendFile(file, id = crypto.randomUUID()) {
  if (file.size > largest) return showProblem(byId("composer"), say("fileTooLarge"));
  const { person, place } = here();
  const button = document.querySelector("[data-attach]");
  button?.setAttribute("aria-busy", "true");
  try {
    const outcome = await post("file", { id, person, place, name: file.name, data: await base64(file) });
    showProblem(byId("composer"));
    receive(outcome.messages);
  } catch (error) {
    const why = error instanceof Problem ? error.message : "";
    showProblem(byId("composer"), `${say("notSent")} ${why}`, () => void sendFile(file, id));
  } finally {
    button?.removeAttribute("aria-busy");
  }
}

/** @param {Blob} file @returns {Promise<string>} */
function base64(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onerror = () => reject(new Problem(""));
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ""));
    reader.readAsDataURL(file);
  });
}
