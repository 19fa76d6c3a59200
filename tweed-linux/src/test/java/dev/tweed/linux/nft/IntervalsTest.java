package dev.tweed.linux.nft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tweed.linux.nft.expr.Bytes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class IntervalsTest {

  private static final long SEED = 7;

  @Test
  void anIntervalIsItsFirstValueAndAMarkBehindItsLast() {
    List<SetElement> marks =
        Intervals.split(List.of(SetElement.interval(Bytes.u16(10), Bytes.u16(19))));
    assertThat(marks).extracting(SetElement::key).containsExactly(Bytes.u16(10), Bytes.u16(20));
    assertThat(marks)
        .extracting(SetElement::kind)
        .containsExactly(SetElement.Kind.VALUE, SetElement.Kind.INTERVAL_END);
  }

  @Test
  void anIntervalToTheLastValueHasNoMarkBehindIt() {
    assertThat(Intervals.split(List.of(SetElement.interval(Bytes.u16(10), Bytes.u16(0xFFFF)))))
        .hasSize(1);
  }

  @Test
  void whatIsSplitAndShuffledJoinsAgain() {
    Random random = new Random(SEED);
    for (int round = 0; round < 500; round++) {
      List<SetElement> intervals = disjoint(random);
      List<SetElement> marks = new ArrayList<>(Intervals.split(intervals));
      Collections.shuffle(marks, random);
      assertThat(Intervals.join(marks)).as("seed %d round %d", SEED, round).isEqualTo(intervals);
    }
  }

  private static List<SetElement> disjoint(Random random) {
    List<SetElement> intervals = new ArrayList<>();
    int next = random.nextInt(3);
    while (next < 200) {
      int last = random.nextInt(8) == 0 ? 255 : Math.min(255, next + random.nextInt(9));
      SetElement single = SetElement.of(Bytes.u8(next));
      intervals.add(last == next ? single : SetElement.interval(Bytes.u8(next), Bytes.u8(last)));
      next = last + 1 + random.nextInt(3);
    }
    intervals.add(SetElement.catchAll());
    return intervals;
  }
}
