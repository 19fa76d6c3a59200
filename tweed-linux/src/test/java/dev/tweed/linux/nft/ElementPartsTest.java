package dev.tweed.linux.nft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tweed.linux.netlink.MessageWriter;
import dev.tweed.linux.nft.expr.Bytes;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ElementPartsTest {

  @Test
  void partsFillAttributesAndLoseNothing() {
    List<SetElement> elements =
        IntStream.range(0, 10_000)
            .mapToObj(i -> SetElement.of(Bytes.u32(i)).withComment("number " + i))
            .toList();
    List<List<SetElement>> parts = ElementParts.of(elements);
    assertThat(parts.stream().flatMap(List::stream).toList()).isEqualTo(elements);
    assertThat(parts.subList(0, parts.size() - 1))
        .allSatisfy(part -> assertThat(size(part)).isBetween(59_000, 60_000));
    assertThat(size(parts.getLast())).isBetween(1, 60_000);
  }

  @Test
  void noElementsAreNoPart() {
    assertThat(ElementParts.of(List.of())).isEmpty();
  }

  private static int size(List<SetElement> part) {
    MessageWriter out = new MessageWriter();
    part.forEach(element -> out.nested(1, () -> element.encode(out)));
    return out.length();
  }
}
