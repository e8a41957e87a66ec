/// Trace events and refusals in sentences and JSON.
module dev.padlock.explain {
  requires transitive dev.padlock.tls;
  requires static org.jspecify;

  exports dev.padlock.explain;
  exports dev.padlock.explain.cause;
  exports dev.padlock.explain.json;
  exports dev.padlock.explain.story;
}
