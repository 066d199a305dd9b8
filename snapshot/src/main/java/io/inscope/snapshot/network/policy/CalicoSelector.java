package io.inscope.snapshot.network.policy;

import io.inscope.snapshot.network.Tristate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// An expression over labels in Calico's own language. A comparison with a label that is not there
/// is false, so `a != 'b'`, its negation, holds where `a` is missing. Source: [selectors in
/// Calico's
/// reference](https://docs.tigera.io/calico/latest/reference/resources/networkpolicy#selectors).
public sealed interface CalicoSelector {
  CalicoSelector ALL = new All();

  /// Cluster-wide things: host endpoints and global network sets.
  CalicoSelector GLOBAL = new Not(new Has(CalicoLabels.NAMESPACE));

  Tristate matches(CalicoLabels labels);

  /// Every comparison in it.
  void visit(Consumer<Leaf> visitor);

  /// The same of labels whose keys begin with a prefix. `all()` of namespaces is whatever is in
  /// one.
  CalicoSelector prefixed(String prefix);

  /// Both must hold.
  static CalicoSelector both(CalicoSelector left, CalicoSelector right) {
    return left.equals(ALL) ? right : right.equals(ALL) ? left : new Every(List.of(left, right));
  }

  record All() implements CalicoSelector {
    @Override
    public Tristate matches(CalicoLabels labels) {
      return Tristate.YES;
    }

    @Override
    public void visit(Consumer<Leaf> visitor) {}

    @Override
    public CalicoSelector prefixed(String prefix) {
      return prefix.equals(CalicoLabels.OF_NAMESPACE) ? new Has(CalicoLabels.NAMESPACE) : this;
    }

    @Override
    public String toString() {
      return "all()";
    }
  }

  /// Looks at one label.
  sealed interface Leaf extends CalicoSelector {
    String key();

    boolean holds(String value);

    @Override
    default Tristate matches(CalicoLabels labels) {
      return labels.knows(key())
          ? Tristate.of(labels.get(key()).filter(this::holds).isPresent())
          : Tristate.UNKNOWN;
    }

    @Override
    default void visit(Consumer<Leaf> visitor) {
      visitor.accept(this);
    }
  }

  record Has(String key) implements Leaf {
    @Override
    public boolean holds(String value) {
      return true;
    }

    @Override
    public CalicoSelector prefixed(String prefix) {
      return key.equals(CalicoLabels.NAMESPACE) ? this : new Has(prefix + key);
    }

    @Override
    public String toString() {
      return "has(" + key + ")";
    }
  }

  /// How a label's value is compared with a text.
  enum Comparison {
    EQUALS("=="),
    CONTAINS("contains"),
    STARTS_WITH("starts with"),
    ENDS_WITH("ends with");

    private final String written;

    Comparison(String written) {
      this.written = written;
    }
  }

  record Text(String key, Comparison comparison, String text) implements Leaf {
    @Override
    public boolean holds(String value) {
      return switch (comparison) {
        case EQUALS -> value.equals(text);
        case CONTAINS -> value.contains(text);
        case STARTS_WITH -> value.startsWith(text);
        case ENDS_WITH -> value.endsWith(text);
      };
    }

    @Override
    public CalicoSelector prefixed(String prefix) {
      return new Text(prefix + key, comparison, text);
    }

    @Override
    public String toString() {
      return key + " " + comparison.written + " '" + text + "'";
    }
  }

  record In(String key, Set<String> values) implements Leaf {
    public In {
      values = Set.copyOf(values);
    }

    @Override
    public boolean holds(String value) {
      return values.contains(value);
    }

    @Override
    public CalicoSelector prefixed(String prefix) {
      return new In(prefix + key, values);
    }

    @Override
    public String toString() {
      return new TreeSet<>(values)
          .stream()
              .map(value -> "'" + value + "'")
              .collect(Collectors.joining(", ", key + " in {", "}"));
    }
  }

  record Not(CalicoSelector of) implements CalicoSelector {
    @Override
    public Tristate matches(CalicoLabels labels) {
      return of.matches(labels).not();
    }

    @Override
    public void visit(Consumer<Leaf> visitor) {
      of.visit(visitor);
    }

    @Override
    public CalicoSelector prefixed(String prefix) {
      return new Not(of.prefixed(prefix));
    }

    @Override
    public String toString() {
      return "!" + of;
    }
  }

  record Every(List<CalicoSelector> of) implements CalicoSelector {
    public Every {
      of = List.copyOf(of);
    }

    @Override
    public Tristate matches(CalicoLabels labels) {
      return of.stream().map(one -> one.matches(labels)).reduce(Tristate.YES, Tristate::and);
    }

    @Override
    public void visit(Consumer<Leaf> visitor) {
      of.forEach(one -> one.visit(visitor));
    }

    @Override
    public CalicoSelector prefixed(String prefix) {
      return new Every(of.stream().map(one -> one.prefixed(prefix)).toList());
    }

    @Override
    public String toString() {
      return of.stream().map(Object::toString).collect(Collectors.joining(" && ", "(", ")"));
    }
  }

  record Any(List<CalicoSelector> of) implements CalicoSelector {
    public Any {
      of = List.copyOf(of);
    }

    @Override
    public Tristate matches(CalicoLabels labels) {
      return of.stream().map(one -> one.matches(labels)).reduce(Tristate.NO, Tristate::or);
    }

    @Override
    public void visit(Consumer<Leaf> visitor) {
      of.forEach(one -> one.visit(visitor));
    }

    @Override
    public CalicoSelector prefixed(String prefix) {
      return new Any(of.stream().map(one -> one.prefixed(prefix)).toList());
    }

    @Override
    public String toString() {
      return of.stream().map(Object::toString).collect(Collectors.joining(" || ", "(", ")"));
    }
  }
}
