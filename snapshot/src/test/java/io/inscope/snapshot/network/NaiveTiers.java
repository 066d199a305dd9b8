package io.inscope.snapshot.network;

import java.math.BigInteger;
import java.net.InetAddress;

/// How policies of several tiers are asked, one pod and one port at a time.
interface NaiveTiers {
  /// What is asked of one side.
  ///
  /// @param subject whose policies are asked, a pod
  /// @param target whose port is meant
  /// @param type `Ingress` or `Egress`
  record Flow(
      NaiveEvaluator.End subject,
      NaiveEvaluator.End peer,
      NaiveEvaluator.End target,
      String type,
      String protocol,
      int port) {}

  Answer answer(Flow flow);

  static boolean inCidr(String cidr, String address) {
    byte[] network = InetAddress.ofLiteral(cidr.substring(0, cidr.indexOf('/'))).getAddress();
    byte[] one = InetAddress.ofLiteral(address).getAddress();
    int rest = network.length * 8 - Integer.parseInt(cidr.substring(cidr.indexOf('/') + 1));
    return network.length == one.length
        && new BigInteger(1, network)
            .shiftRight(rest)
            .equals(new BigInteger(1, one).shiftRight(rest));
  }
}
