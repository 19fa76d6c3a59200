package dev.tweed.linux.wireguard;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.XECPrivateKeySpec;
import java.security.spec.XECPublicKeySpec;
import javax.crypto.KeyAgreement;

/** X25519 by way of the JDK. Source: RFC 7748, sections 5 and 6.1. */
final class Curve25519 {

  private static final BigInteger BASE_POINT = BigInteger.valueOf(9);

  private Curve25519() {}

  /**
   * The private key times the base point, which is what the JDK calls the secret agreed on with it.
   */
  static byte[] publicKey(byte[] privateKey) {
    try {
      NamedParameterSpec curve = NamedParameterSpec.X25519;
      KeyFactory keys = KeyFactory.getInstance("X25519");
      PrivateKey own = keys.generatePrivate(new XECPrivateKeySpec(curve, privateKey));
      PublicKey base = keys.generatePublic(new XECPublicKeySpec(curve, BASE_POINT));
      KeyAgreement agreement = KeyAgreement.getInstance("X25519");
      agreement.init(own);
      agreement.doPhase(base, true);
      return agreement.generateSecret();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no X25519, which every JDK since 11 has", e);
    }
  }
}
