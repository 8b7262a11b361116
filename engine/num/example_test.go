package num_test

import (
	"fmt"

	"queuesim/engine/num"
)

// The luck of an item is a function of its name: here of seed, purpose and number.
func ExampleStream() {
	service := num.Mix(1, num.HashString("service"))
	for item := range uint64(3) {
		s := num.NewStream(num.Mix(service, item))
		fmt.Printf("item %d: %.6f s\n", item, s.Exp())
	}
	// Output:
	// item 0: 1.102589 s
	// item 1: 1.787210 s
	// item 2: 0.410756 s
}

func ExamplePow() {
	fmt.Println(num.Pow(2, 10), num.Pow(2, 0.5))
	// Output: 1024 1.4142135623730951
}
