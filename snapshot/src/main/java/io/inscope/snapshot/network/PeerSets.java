package io.inscope.snapshot.network;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Numbers the distinct peers of all rules, so that "is it among the peers" is a bit.
final class PeerSets {
  /// Stands for anybody; needs no bit.
  static final int ANYONE = -1;

  private final Map<PeerMatcher, Integer> numbers = new HashMap<>();
  private final List<PeerMatcher> matchers = new ArrayList<>();

  int number(PeerMatcher matcher) {
    if (matcher instanceof PeerMatcher.Anyone) {
      return ANYONE;
    }
    return numbers.computeIfAbsent(
        matcher,
        m -> {
          matchers.add(m);
          return matchers.size() - 1;
        });
  }

  int size() {
    return matchers.size();
  }

  PeerMatcher matcher(int number) {
    return matchers.get(number);
  }

  List<PeerMatcher> matchers() {
    return Collections.unmodifiableList(matchers);
  }
}
