/// Trace events and refusals in sentences and JSON.
module dev.padlock.explain {
  requires transitive dev.padlock.tls;
  requires static org.jspecify;
}
