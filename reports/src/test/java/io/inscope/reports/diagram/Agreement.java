package io.inscope.reports.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.network.Answer;
import io.inscope.snapshot.network.Connection;
import io.inscope.snapshot.network.Endpoint;
import io.inscope.snapshot.network.PortRange;
import io.inscope.snapshot.network.Protection;
import io.inscope.snapshot.network.Protocol;
import io.inscope.snapshot.scope.ScopeClass;
import io.inscope.snapshot.scope.ScopeEntry;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Holds a diagram against the connection table it was made of. It shares no code with what draws:
/// it reads boxes, lines and labels as a reader of the sheet does.
final class Agreement {
  private static final Set<String> FOR_MANY =
      Set.of("connected/~any", "connected/~anywhere", "untrusted/~any");
  private static final Pattern RANGE = Pattern.compile("([0-9]+)(?:-([0-9]+))?");

  private final String name;
  private final DiagramInput input;
  private final List<Diagram> sheets;

  /// The sheet of each workload of the CDE.
  private final Map<String, Integer> homes = new HashMap<>();

  /// Sides of rows that come in by more than a Service, or from an entry point.
  private final Set<Endpoint> entered = new HashSet<>();

  private Agreement(String name, DiagramInput input) {
    this.name = name;
    this.input = input;
    sheets = new DiagramBuilder(input).sheets();
    for (Connection row : input.table()) {
      boolean inside = row.via().startsWith("pod") || row.via().startsWith("Service ");
      if (!inside || row.from().type() == Endpoint.Type.ENTRY) {
        entered.add(row.from());
        entered.add(row.to());
      }
    }
  }

  /// @return how many sheets were looked at
  static int check(String name, DiagramInput input) {
    return new Agreement(name, input).check();
  }

  private int check() {
    for (int i = 1; i < sheets.size(); i++) {
      for (String own : own(sheets.get(i))) {
        assertThat(homes.put(own, i + 1)).as("%s: %s has one page", name, own).isNull();
      }
    }
    assertThat(homes.keySet())
        .as(name)
        .isEqualTo(new HashSet<>(input.scope().cde().stream().map(Agreement::key).toList()));
    Set<Integer> everything =
        new TreeSet<>(IntStream.rangeClosed(1, input.table().size()).boxed().toList());
    sheet(0, everything);
    everyWorkloadIsInABox();
    for (int i = 1; i < sheets.size(); i++) {
      Set<String> own = own(sheets.get(i));
      Set<Integer> touching = new TreeSet<>();
      for (int row : everything) {
        if (own.contains(key(row(row).from())) || own.contains(key(row(row).to()))) {
          touching.add(row);
        }
      }
      assertThat(own.stream().map(o -> o.substring(0, o.indexOf('/'))).distinct()).hasSize(1);
      sheet(i, touching);
      offPage(i, own);
    }
    return sheets.size();
  }

  private Connection row(int number) {
    return input.table().get(number - 1);
  }

  /// What a page is about stands in the frame.
  private static Set<String> own(Diagram page) {
    Set<String> own = new HashSet<>();
    page.nodes().stream().filter(n -> !n.group().isEmpty()).forEach(n -> own.addAll(n.members()));
    return own;
  }

  private void sheet(int index, Set<Integer> expected) {
    Diagram sheet = sheets.get(index);
    String where = name + ", sheet " + (index + 1);
    assertThat(sheet.title().sheet()).isEqualTo("%d of %d", index + 1, sheets.size());
    Map<String, Diagram.Node> nodes = new HashMap<>();
    for (Diagram.Node node : sheet.nodes()) {
      assertThat(nodes.put(node.id(), node)).as("%s: %s twice", where, node.id()).isNull();
      box(where, node);
    }
    List<Integer> drawn = new ArrayList<>();
    int before = 0;
    for (Diagram.Edge edge : sheet.edges()) {
      assertThat(edge.number()).as(where).isEqualTo(edge.rows().getFirst()).isGreaterThan(before);
      before = edge.number();
      drawn.addAll(edge.rows());
      List<Connection> stoodFor = edge.rows().stream().map(this::row).toList();
      assertThat(edge.ids()).as(where).isEqualTo(stoodFor.stream().map(Connection::id).toList());
      Set<String> rules = new HashSet<>();
      for (Connection one : stoodFor) {
        rules.add("egress: " + one.becauseEgress());
        rules.add("ingress: " + one.becauseIngress());
        rules.add("unknown: " + one.unknown());
      }
      rules.removeAll(List.of("egress: ", "ingress: ", "unknown: "));
      assertThat(edge.because()).as(where).hasSameSizeAs(rules);
      assertThat(Set.copyOf(edge.because())).as(where).isEqualTo(rules);
      Diagram.Node from = nodes.get(edge.from());
      Diagram.Node to = nodes.get(edge.to());
      for (int row : edge.rows()) {
        stands(where, row, row(row).from(), from);
        stands(where, row, row(row).to(), to);
      }
      line(where + ", line " + edge.number(), edge);
    }
    assertThat(drawn.stream().sorted().toList()).as(where).isEqualTo(List.copyOf(expected));
    if (index == 0 || own(sheet).size() > 1) {
      assertThat(sheet.nodes().size()).as(where).isLessThanOrEqualTo(40);
      assertThat(sheet.edges().size()).as(where).isLessThanOrEqualTo(80);
    }
  }

  /// An end of a row is one of those its box stands for, in its zone.
  private void stands(String where, int row, Endpoint end, Diagram.@Nullable Node drawn) {
    Diagram.Node box =
        Objects.requireNonNull(drawn, () -> "%s: row %d ends in no box".formatted(where, row));
    assertThat(box.members()).as("%s: row %d, box %s", where, row, box.id()).contains(key(end));
    if (!FOR_MANY.contains(box.id())) {
      assertThat(zones(end)).as("%s: row %d, %s", where, row, key(end)).contains(box.zone());
    } else {
      assertThat(end.type())
          .isEqualTo(
              box.zone().equals("untrusted") ? Endpoint.Type.ADDRESS : Endpoint.Type.WORKLOAD);
    }
  }

  private Set<String> zones(Endpoint end) {
    return switch (end.type()) {
      case ADDRESS, DNS, NETWORK -> Set.of("untrusted");
      case ENTRY -> Set.of("dmz");
      case NODE -> Set.of("connected");
      case WORKLOAD -> {
        ScopeClass of = input.scope().of(end.ref());
        if (of == ScopeClass.CDE) {
          yield Set.of("cde");
        }
        boolean out = of == ScopeClass.OUT_OF_SCOPE || of == ScopeClass.UNDECIDED;
        String home = out ? "out" : "connected";
        yield entered.contains(end) ? Set.of(home, "dmz") : Set.of(home);
      }
    };
  }

  /// What is written in a box is true of those it stands for.
  private void box(String where, Diagram.Node node) {
    String title = node.lines().getFirst();
    assertThat(node.members()).as("%s: %s", where, node.id()).doesNotHaveDuplicates();
    if (node.kind() == Diagram.Node.Kind.WORKLOAD) {
      assertThat(node.members()).as(where).singleElement().asString().endsWith("/" + title);
    }
    if (node.id().equals(node.zone() + "/" + title) && !node.zone().equals("untrusted")) {
      assertThat(node.members()).as(where).allMatch(m -> m.startsWith(title + "/"));
      assertThat(node.lines().get(1)).as(where).startsWith(node.members().size() + " workload");
    }
    if (node.kind() == Diagram.Node.Kind.COUNT && title.startsWith("+ ")) {
      assertThat(title).startsWith("+ " + node.members().size() + " workload");
    }
    if (node.id().equals("out")) {
      assertThat(node.lines().get(1)).startsWith(node.members().size() + " workload");
    }
    if (sheets.getFirst().nodes().contains(node) && node.id().startsWith("cde/")) {
      int first = node.members().stream().mapToInt(this::home).min().orElse(0);
      assertThat(node.sheet()).as("%s: %s", where, node.id()).isEqualTo(first);
      assertThat(first == 0 || node.lines().getLast().contains(Integer.toString(first))).isTrue();
    }
  }

  private int home(String member) {
    return homes.getOrDefault(member, 0);
  }

  private void everyWorkloadIsInABox() {
    Set<String> shown = new HashSet<>();
    sheets.getFirst().nodes().forEach(n -> shown.addAll(n.members()));
    assertThat(shown)
        .as(name)
        .containsAll(
            input.scope().workloads().stream()
                .map(ScopeEntry::workload)
                .map(Agreement::key)
                .toList());
  }

  /// Everything a page is not about says on which sheet it is drawn.
  private void offPage(int index, Set<String> own) {
    for (Diagram.Node node : sheets.get(index).nodes()) {
      if (node.group().isEmpty()) {
        String where = "%s, sheet %d, %s".formatted(name, index + 1, node.id());
        int first =
            node.zone().equals("cde")
                ? node.members().stream().mapToInt(this::home).min().orElseThrow()
                : 1;
        assertThat(node.kind()).as(where).isEqualTo(Diagram.Node.Kind.OFF_PAGE);
        assertThat(node.sheet()).as(where).isEqualTo(first).isNotEqualTo(index + 1);
        assertThat(node.lines().getLast()).as(where).matches("sheets? " + first + "([^0-9].*)?");
        assertThat(node.zone().equals("cde") && node.members().stream().anyMatch(own::contains))
            .as(where)
            .isFalse();
      }
    }
  }

  /// Style and words of a line are those of its rows.
  private void line(String where, Diagram.Edge edge) {
    List<Connection> rows = edge.rows().stream().map(this::row).toList();
    assertThat(rows.stream().map(Connection::verdict).distinct()).as(where).hasSize(1);
    boolean bare = false;
    boolean bareInto = false;
    Set<String> letters = new TreeSet<>();
    for (Connection row : rows) {
      Protection how = row.protection();
      boolean unprotected = how == Protection.CLEAR || how == Protection.UNKNOWN;
      bare |= unprotected;
      bareInto |= unprotected && !inCde(row.from()) && inCde(row.to());
      letters.add(
          Map.of(
                  Protection.CLEAR, "C",
                  Protection.TLS, "T",
                  Protection.MTLS, "M",
                  Protection.PLUGIN, "P",
                  Protection.UNKNOWN, "?")
              .get(how));
    }
    assertThat(edge.style())
        .as(where)
        .isEqualTo(
            rows.getFirst().verdict() != Answer.ALLOWED
                ? Diagram.Edge.Style.UNKNOWN
                : bareInto
                    ? Diagram.Edge.Style.CLEAR_INTO_CDE
                    : bare ? Diagram.Edge.Style.CLEAR : Diagram.Edge.Style.PROTECTED);
    int last = edge.label().lastIndexOf(' ');
    assertThat(new TreeSet<>(List.of(edge.label().substring(last + 1).split("/"))))
        .as(where)
        .isEqualTo(letters);
    ports(where, edge.label().substring(0, last), rows);
  }

  private boolean inCde(Endpoint end) {
    return end.type() == Endpoint.Type.WORKLOAD && input.scope().of(end.ref()) == ScopeClass.CDE;
  }

  private static void ports(String where, String label, List<Connection> rows) {
    Map<Protocol, BitSet> there = new EnumMap<>(Protocol.class);
    for (Connection row : rows) {
      PortRange range = row.ports();
      there.computeIfAbsent(range.protocol(), _ -> new BitSet()).set(range.from(), range.to() + 1);
    }
    if (label.equals("all ports")) {
      for (Protocol protocol : List.of(Protocol.TCP, Protocol.UDP, Protocol.SCTP)) {
        assertThat(there.getOrDefault(protocol, new BitSet()).cardinality()).isEqualTo(65535);
      }
      return;
    }
    Map<Protocol, BitSet> said = new EnumMap<>(Protocol.class);
    String rest = label;
    int more = 0;
    int plus = label.indexOf(" +");
    if (plus >= 0) {
      more = Integer.parseInt(label.substring(plus + 2));
      rest = label.substring(0, plus);
    }
    List<Protocol> protocols = List.of();
    for (String part : rest.split(", ")) {
      String[] words = part.split(" ");
      if (words.length == 2) {
        protocols = java.util.Arrays.stream(words[0].split("/")).map(Protocol::valueOf).toList();
      }
      String numbers = words[words.length - 1];
      Matcher range = RANGE.matcher(numbers.equals("all") ? "1-65535" : numbers);
      assertThat(range.matches()).as("%s: %s", where, label).isTrue();
      int from = Integer.parseInt(range.group(1));
      int to = range.group(2) == null ? from : Integer.parseInt(range.group(2));
      for (Protocol protocol : protocols) {
        said.computeIfAbsent(protocol, _ -> new BitSet()).set(from, to + 1);
      }
    }
    if (more == 0) {
      assertThat(said).as("%s: %s", where, label).isEqualTo(there);
    } else {
      said.forEach(
          (protocol, bits) -> {
            BitSet extra = (BitSet) bits.clone();
            extra.andNot(there.getOrDefault(protocol, new BitSet()));
            assertThat(extra.isEmpty()).as("%s: %s", where, label).isTrue();
          });
      assertThat(runs(there) - runs(said)).as("%s: %s", where, label).isEqualTo(more);
    }
  }

  private static int runs(Map<Protocol, BitSet> ports) {
    int runs = 0;
    for (BitSet bits : ports.values()) {
      for (int i = bits.nextSetBit(0); i >= 0; i = bits.nextSetBit(bits.nextClearBit(i))) {
        runs++;
      }
    }
    return runs;
  }

  private static String key(ResourceRef ref) {
    return key(Endpoint.of(Endpoint.Type.WORKLOAD, ref));
  }

  private static String key(Endpoint end) {
    if (end.kind().isEmpty()) {
      return (end.name() + " " + end.addresses()).strip();
    }
    return (end.namespace().isEmpty() ? "" : end.namespace() + "/")
        + end.kind()
        + (end.group().isEmpty() ? "" : "." + end.group())
        + "/"
        + end.name();
  }
}
