package theory_test

import (
	"fmt"

	"queuesim/engine"
	"queuesim/engine/dist"
	"queuesim/engine/theory"
)

// How long does one wait for three clerks who take five minutes each, when 30 people come an hour?
func ExampleMMc() {
	office := theory.MMc{Lambda: 30, Mu: 12, C: 3} // per hour
	fmt.Printf("%.0f %% must wait, %.1f minutes on average\n", office.PWait()*100, office.Wq()*60)
	// Output: 70 % must wait, 7.0 minutes on average
}

// Ten lines and five calls at a time: how many find no line?
func ExampleSpec_Solve() {
	spec, _ := theory.Kendall("M/G/10/10")
	spec.Arrivals, spec.Service.Mean = []float64{5}, 1
	lines, _ := spec.Solve()
	fmt.Printf("%.2f %%, by %v\n", lines.Lost*100, lines.Source)
	// Output: 1.84 %, by Kleinrock, Queueing Systems, vol. 1 (1975), §3.7, Erlang's loss formula
}

// What does theory say of this scenario, and of which figures?
func ExampleRecognise() {
	shop := &engine.Scenario{
		Duration:  8 * engine.Hour,
		Producers: []engine.Producer{{Name: "door", Rate: engine.Flat(0.5)}},
		Consumers: []engine.Pool{{Name: "till", Count: 1, Service: dist.Constant(1)}},
	}
	for _, st := range theory.Recognise(shop) {
		fmt.Println(st.Queues, "→", st.Pools, st.Model.Spec)
		for _, f := range st.Figures[:3] {
			fmt.Printf("%s = %.4g: %v\n", f.Path, f.Value, st.Tells(f))
		}
	}
	// Output:
	// [queue] → [till] M/D/1
	// queue.wait.mean = 0.5: true
	// queue.wait.sd = 0.7638: true
	// queue.depth.mean = 0.25: true
}
