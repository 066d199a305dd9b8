package io.inscope.reports.check;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// Views derived from one audit, each made once. Safe for several threads.
public final class Views {
  private final Map<Class<?>, Object> made = new ConcurrentHashMap<>();

  <T> T get(Class<T> type, Supplier<? extends T> make) {
    return type.cast(made.computeIfAbsent(type, _ -> make.get()));
  }
}
