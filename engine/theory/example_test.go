package theory_test

import (
	"fmt"

	"queuesim/engine/theory"
)

// How long does one wait for three clerks who take five minutes each, when 30 people come an hour?
func ExampleMMc() {
	office := theory.MMc{Lambda: 30, Mu: 12, C: 3} // per hour
	fmt.Printf("%.0f %% must wait, %.1f minutes on average\n", office.PWait()*100, office.Wq()*60)
	// Output: 70 % must wait, 7.0 minutes on average
}
