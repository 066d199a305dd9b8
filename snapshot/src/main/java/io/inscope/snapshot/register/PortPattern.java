package io.inscope.snapshot.register;

import io.inscope.snapshot.network.PortRange;
import io.inscope.snapshot.network.Protocol;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Ports of connections: `TCP/443`, `443`, `TCP/8000-8999`, `TCP`; nothing for all.
record PortPattern(Optional<Protocol> protocol, int from, int to) {
  static final PortPattern ANY = new PortPattern(Optional.empty(), 1, 65535);

  private static final Pattern SYNTAX =
      Pattern.compile(
          "(?:(tcp|udp|sctp|other)(?:[/ ](?=\\d)|$))?(?:(\\d{1,5})(?:-(\\d{1,5}))?)?",
          Pattern.CASE_INSENSITIVE);

  /// Empty when it is not one.
  static Optional<PortPattern> parse(String written) {
    Matcher matcher = SYNTAX.matcher(written.strip());
    if (written.isBlank() || !matcher.matches()) {
      return Optional.empty();
    }
    Optional<Protocol> protocol =
        Optional.ofNullable(matcher.group(1))
            .map(word -> Protocol.valueOf(word.toUpperCase(Locale.ROOT)));
    int from = matcher.group(2) == null ? 1 : Integer.parseInt(matcher.group(2));
    int to =
        matcher.group(2) == null
            ? 65535
            : matcher.group(3) == null ? from : Integer.parseInt(matcher.group(3));
    return from >= 1 && from <= to && to <= 65535
        ? Optional.of(new PortPattern(protocol, from, to))
        : Optional.empty();
  }

  boolean covers(PortRange ports) {
    return protocol.filter(p -> p != ports.protocol()).isEmpty()
        && from <= ports.from()
        && ports.to() <= to;
  }
}
