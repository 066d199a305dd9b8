package io.inscope.snapshot.scope;

import io.inscope.snapshot.json.Field;
import java.util.List;
import java.util.Set;

/// Reads which annotations and labels speak of scope.
final class KeysEntry {
  private static final Set<String> KEYS =
      Set.of("scope", "data-role", "tier", "environment", "function");

  private KeysEntry() {}

  static ScopeKeys read(Field entry) {
    BadEntry.unlessKeys(entry, KEYS);
    ScopeKeys usual = ScopeKeys.DEFAULT;
    return new ScopeKeys(
        names(entry.at("scope"), usual.scope()),
        names(entry.at("data-role"), usual.dataRole()),
        names(entry.at("tier"), usual.tier()),
        names(entry.at("environment"), usual.environment()),
        names(entry.at("function"), usual.function()));
  }

  /// An empty list turns the source off.
  private static List<String> names(Field list, List<String> usual) {
    return list.isMissing() ? usual : list.each().map(name -> name.text("")).toList();
  }
}
