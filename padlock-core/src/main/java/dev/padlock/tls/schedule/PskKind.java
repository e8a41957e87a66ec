package dev.padlock.tls.schedule;

/// Where a pre-shared key comes from, so that one kind cannot pass for another (RFC 9846 §7.1, RFC
/// 9258 §5.2).
public enum PskKind {
  EXTERNAL("ext binder"),
  RESUMPTION("res binder"),
  IMPORTED("imp binder");

  private final String label;

  PskKind(String label) {
    this.label = label;
  }

  String label() {
    return label;
  }
}
