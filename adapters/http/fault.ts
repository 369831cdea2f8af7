/** An expected failure of the server: `code` for the log, the text `http.<code>` with `params` for the person. */
export class HttpFault extends Error {
  readonly code: "portInUse" | "portNotAllowed" | "hostNotFound";
  readonly params: Readonly<Record<string, string | number>>;

  constructor(code: HttpFault["code"], params: HttpFault["params"]) {
    super(code);
    this.name = "HttpFault";
    this.code = code;
    this.params = params;
  }
}

const codes: Readonly<Record<string, HttpFault["code"]>> = {
  EADDRINUSE: "portInUse",
  EACCES: "portNotAllowed",
  EADDRNOTAVAIL: "hostNotFound",
  ENOTFOUND: "hostNotFound",
  EAI_AGAIN: "hostNotFound",
};

/** What went wrong when it should have started to listen. `free` is a port to suggest. */
export function listenFault(error: Error, host: string, port: number): Error {
  const code = codes[(error as NodeJS.ErrnoException).code ?? ""];
  return code ? new HttpFault(code, { host, port, free: port < 65_535 ? Math.max(port + 1, 3000) : 3000 }) : error;
}
