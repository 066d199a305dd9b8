package io.inscope.reports.checks.secrets;

import io.inscope.reports.check.Check;
import java.util.List;

/// Where credentials and sensitive data lie. Sorted by id.
public final class SecretChecks {
  public static final List<Check> ALL =
      List.of(
          new PersonalData(),
          new CardNumberStored(),
          new AuthenticationDataStored(),
          new SocialSecurityStored(),
          new OldSecret(),
          new CdeSecretConsumers(),
          new CredentialInConfigMap(),
          new SecretFileMode(),
          new SecretInEnvironment(),
          new EtcdEncryption(),
          new ExternalStore(),
          new SharedBetweenStages(),
          new LastAppliedLeak(),
          new CredentialInArguments(),
          new CredentialInEnvironment(),
          new MissingSecret(),
          new PrivateKeyOpaque(),
          new UnusedSecret());

  private SecretChecks() {}
}
