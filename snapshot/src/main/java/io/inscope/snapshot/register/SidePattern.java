package io.inscope.snapshot.register;

import io.inscope.snapshot.network.Endpoint;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One side of connections, by any of its names: `payments/StatefulSet.apps/vault`,
/// `payments/vault`, `payments/*`, `Internet`, `203.0.113.0-203.0.113.255`. `*` stands for any
/// number of characters.
record SidePattern(String written, Pattern pattern) {
  static SidePattern of(String written) {
    String expression =
        Arrays.stream(written.strip().split("\\*", -1))
            .map(Pattern::quote)
            .collect(Collectors.joining(".*"));
    return new SidePattern(written, Pattern.compile(expression));
  }

  boolean covers(Endpoint side) {
    Stream<String> names =
        side.isObject()
            ? Stream.of(side.ref().toString(), side.spoken())
            : Stream.of(side.name(), side.addresses(), side.spoken());
    return names.anyMatch(name -> pattern.matcher(name).matches());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SidePattern that && written.equals(that.written);
  }

  @Override
  public int hashCode() {
    return written.hashCode();
  }
}
