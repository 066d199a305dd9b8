package io.inscope.snapshot.network.dialect.istio;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.network.Tristate;
import io.inscope.snapshot.network.address.AddressRange;
import io.inscope.snapshot.network.address.AddressSet;
import io.inscope.snapshot.network.dialect.istio.PodPorts.Identity;
import io.inscope.snapshot.network.policy.InvalidPolicy;
import io.inscope.snapshot.network.policy.PeerMatcher;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Who a rule says may call: one entry of its `from`, and what its conditions say of the source.
/// All of it must hold.
final class Source {
  private static final String PLAIN_TEXT =
      "the caller may come without its identity, as in plain text or through a waypoint";
  private static final String PERHAPS_IN_MESH =
      "whether the caller is in the mesh, and so has an identity, is not known";
  private static final String FORWARDED =
      "it depends on the X-Forwarded-For header or the PROXY protocol";
  private static final Set<Identity> ALL = EnumSet.allOf(Identity.class);
  private static final Set<Identity> PROVED = EnumSet.of(Identity.STRICT, Identity.PERMISSIVE);
  private static final Set<Identity> DOUBTED = EnumSet.of(Identity.UNSURE, Identity.WAYPOINT);

  private record Identities(Caller.Attribute attribute, List<String> values) {}

  /// Part of what it means: some callers, on the ports of some sets.
  ///
  /// @param caveat why it is not known whether it holds; else empty
  record Part(List<PeerMatcher> peers, Set<Identity> on, String caveat) {}

  private final Set<String> trustDomains;
  private final String namespace;
  private final List<Identities> wanted = new ArrayList<>();
  private final List<Identities> unwanted = new ArrayList<>();
  private final List<PeerMatcher> addresses = new ArrayList<>();
  private final List<String> http = new ArrayList<>();
  private String caveat = "";

  /// @param namespace the policy's, for names of accounts without one
  Source(Set<String> trustDomains, String namespace) {
    this.trustDomains = trustDomains;
    this.namespace = namespace;
  }

  /// Adds the `source` of an entry of `from`.
  void add(Field source) {
    if (source.isMissing() || source.members().noneMatch(Field::isPresent)) {
      throw new InvalidPolicy(source, "has nothing; it must name a source");
    }
    source.members().filter(Field::isPresent).forEach(this::addField);
  }

  private void addField(Field field) {
    String name = field.key();
    boolean not = name.startsWith("not");
    String plain = not ? name.substring(3, 4).toLowerCase(Locale.ROOT) + name.substring(4) : name;
    List<String> values = values(field);
    switch (plain) {
      case "principals" -> identity(Caller.Attribute.PRINCIPAL, values, not);
      case "namespaces" -> identity(Caller.Attribute.NAMESPACE, values, not);
      case "serviceAccounts" -> identity(Caller.Attribute.ACCOUNT, full(values), not);
      case "ipBlocks" -> addresses(field, not);
      case "remoteIpBlocks" -> caveat = FORWARDED;
      case "requestPrincipals" -> http.add(name + " " + String.join(", ", values));
      default -> throw new InvalidPolicy(field, "is a field that is not understood");
    }
  }

  /// Adds a condition of `when` whose key begins with `source.`, or `remote.ip`.
  ///
  /// @return whether it is one
  boolean addCondition(Field condition) {
    Field values = condition.at("values");
    Field others = condition.at("notValues");
    switch (condition.at("key").text("")) {
      case "source.principal" -> both(Caller.Attribute.PRINCIPAL, values(values), values(others));
      case "source.namespace" -> both(Caller.Attribute.NAMESPACE, values(values), values(others));
      case "source.serviceAccount" ->
          both(Caller.Attribute.ACCOUNT, full(values(values)), full(values(others)));
      case "source.ip" -> {
        addresses(values, false);
        addresses(others, true);
      }
      case "remote.ip" -> caveat = FORWARDED;
      default -> {
        return false;
      }
    }
    return true;
  }

  static List<String> values(Field list) {
    return list.each().map(value -> value.text("")).toList();
  }

  private List<String> full(List<String> accounts) {
    return accounts.stream()
        .map(account -> account.contains("/") ? account : namespace + "/" + account)
        .toList();
  }

  private void both(Caller.Attribute attribute, List<String> values, List<String> others) {
    identity(attribute, values, false);
    identity(attribute, others, true);
  }

  private void identity(Caller.Attribute attribute, List<String> values, boolean not) {
    if (!values.isEmpty()) {
      (not ? unwanted : wanted).add(new Identities(attribute, values));
    }
  }

  private void addresses(Field list, boolean not) {
    addressesIn(list, not).ifPresent(addresses::add);
  }

  /// The proxy sees the address of the packet, whatever the network plugin looks at.
  ///
  /// @return empty for an empty list
  static Optional<PeerMatcher> addressesIn(Field list, boolean not) {
    List<AddressRange> ranges =
        list.each()
            .map(
                one ->
                    AddressRange.parse(one.text(""))
                        .orElseThrow(
                            () -> new InvalidPolicy(one, "is '" + one.text("") + "', not a CIDR")))
            .toList();
    if (ranges.isEmpty()) {
      return Optional.empty();
    }
    PeerMatcher matcher =
        new PeerMatcher.Addresses(String.join(", ", values(list)), AddressSet.of(ranges), true);
    return Optional.of(not ? new PeerMatcher.Not(matcher) : matcher);
  }

  /// The HTTP attributes it looks at, as people write them.
  List<String> http() {
    return http;
  }

  /// What it means, in parts.
  ///
  /// Where a pod accepts plain text, its callers choose whether they show their identity. ALLOW
  /// holds for what they normally do; what they may do to get around it is left open. DENY holds
  /// for sure where both ways end at it.
  List<Part> parts(boolean allow) {
    List<Part> parts = new ArrayList<>();
    if (!wanted.isEmpty()) {
      Set<Identity> sure = allow ? PROVED : EnumSet.of(Identity.STRICT);
      Set<Identity> doubted =
          allow ? DOUBTED : EnumSet.of(Identity.PERMISSIVE, Identity.UNSURE, Identity.WAYPOINT);
      parts.add(part(meant(Tristate.YES), sure, ""));
      parts.add(part(meant(Tristate.YES), doubted, PLAIN_TEXT));
      parts.add(part(meant(Tristate.UNKNOWN), identified(), PERHAPS_IN_MESH));
    } else if (!unwanted.isEmpty()) {
      PeerMatcher sure = unmeant(Tristate.YES);
      PeerMatcher perhaps = unmeant(Tristate.UNKNOWN);
      parts.add(part(new PeerMatcher.Not(new PeerMatcher.Any(List.of(sure, perhaps))), ALL, ""));
      parts.add(part(sure, EnumSet.of(Identity.NONE), ""));
      parts.add(part(perhaps, EnumSet.of(Identity.NONE), ""));
      Set<Identity> doubted =
          allow ? EnumSet.of(Identity.PERMISSIVE, Identity.UNSURE, Identity.WAYPOINT) : DOUBTED;
      parts.add(part(sure, doubted, PLAIN_TEXT));
      parts.add(part(perhaps, identified(), PERHAPS_IN_MESH));
    } else {
      parts.add(new Part(addresses.isEmpty() ? List.of() : addresses, ALL, caveat));
    }
    return parts;
  }

  private static Set<Identity> identified() {
    return EnumSet.complementOf(EnumSet.of(Identity.NONE));
  }

  private Part part(PeerMatcher identity, Set<Identity> on, String doubt) {
    return new Part(
        Stream.concat(Stream.of(identity), addresses.stream()).toList(),
        on,
        doubt.isEmpty() ? caveat : caveat.isEmpty() ? doubt : caveat + "; " + doubt);
  }

  /// Callers with the wanted identity, and none that is not wanted.
  private PeerMatcher meant(Tristate state) {
    List<PeerMatcher> all = new ArrayList<>();
    wanted.forEach(one -> all.add(caller(state, one)));
    unwanted.forEach(one -> all.add(new PeerMatcher.Not(caller(state, one))));
    return all.size() == 1 ? all.getFirst() : new PeerMatcher.Each(all);
  }

  private PeerMatcher unmeant(Tristate state) {
    List<PeerMatcher> any = unwanted.stream().map(one -> caller(state, one)).toList();
    return any.size() == 1 ? any.getFirst() : new PeerMatcher.Any(any);
  }

  private PeerMatcher caller(Tristate state, Identities identities) {
    return new PeerMatcher.Known(
        new Caller(state, identities.attribute(), identities.values(), trustDomains));
  }
}
