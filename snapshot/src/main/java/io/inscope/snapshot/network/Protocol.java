package io.inscope.snapshot.network;

/// What network policies speak of, and everything else: ICMP and other IP protocols, which they
/// leave undefined.
public enum Protocol {
  TCP,
  UDP,
  SCTP,
  OTHER
}
