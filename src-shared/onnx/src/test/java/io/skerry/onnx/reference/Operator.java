package io.skerry.onnx.reference;

import java.util.List;

/** What an operator gives for what it is called with. */
@FunctionalInterface
interface Operator {

    List<Doubles> run(Call call);

    /** One that has one output. */
    interface Single extends Operator {
        Doubles single(Call call);

        @Override
        default List<Doubles> run(Call call) {
            return List.of(single(call));
        }
    }

    static Operator of(Single single) {
        return single;
    }
}
