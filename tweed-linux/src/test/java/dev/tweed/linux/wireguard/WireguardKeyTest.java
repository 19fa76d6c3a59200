package dev.tweed.linux.wireguard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WireguardKeyTest {

  /** The two keys of RFC 7748, section 6.1. */
  @ParameterizedTest
  @CsvSource({
    "77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a,"
        + "8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a",
    "5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb,"
        + "de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f"
  })
  void publicKeyOfAPrivateOne(String privateKey, String publicKey) {
    assertThat(WireguardSecret.of(hex(privateKey)).publicKey())
        .isEqualTo(WireguardKey.of(hex(publicKey)));
  }

  @Test
  void textIsBase64() {
    String text = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    assertThat(WireguardKey.parse(text)).hasToString(text);
    assertThat(WireguardSecret.parse(text).reveal()).isEqualTo(text);
    assertThat(WireguardKey.parse(text))
        .isEqualTo(
            WireguardKey.of(
                hex("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8",
        "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh9=",
        "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwd!h8=",
        "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\n"
      })
  void otherTextIsRefusedWithTheRuleAndWithoutTheText(String text) {
    assertThatThrownBy(() -> WireguardSecret.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("44 characters")
        .hasMessageNotContaining("AAEC");
  }

  @Test
  void newSecretsDifferAndAreNeverPrinted() {
    WireguardSecret one = WireguardSecret.generate();
    WireguardSecret other = WireguardSecret.generate();
    assertThat(one).isNotEqualTo(other).hasToString("(hidden)");
    assertThat(one.bytes()[0] & 7).isZero();
    assertThat(one.bytes()[31] & 0xC0).isEqualTo(0x40);
    assertThat(WireguardSecret.parse(one.reveal())).isEqualTo(one);
    assertThat(WireguardSecret.NONE.isNone()).isTrue();
  }

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text);
  }
}
