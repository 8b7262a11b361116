package engine

import (
	"fmt"
	"strings"

	"queuesim/engine/stats"
)

// ExactSeconds is a sum of times without any rounding.
type ExactSeconds struct{ stats.Sum }

// String returns the sum in seconds with nine decimals at most.
func (s ExactSeconds) String() string {
	digits := s.Sum.String()
	if len(digits) < 10 {
		digits = strings.Repeat("0", 10-len(digits)) + digits
	}
	whole, part := digits[:len(digits)-9], strings.TrimRight(digits[len(digits)-9:], "0")
	if part == "" {
		return whole
	}
	return whole + "." + part
}

// MarshalJSON writes the sum as a number of seconds, exactly.
func (s ExactSeconds) MarshalJSON() ([]byte, error) { return []byte(s.String()), nil }

// account closes the sums over all times of all items: those that are gone, and those inside as far
// as they have come.
func (m *Model) account() Account {
	r := m.rec // the sums are copied, so that this can be asked again
	for it := range m.items.lent() {
		r.sojourn.Add(int64(m.now - it.Created))
		r.leftWait.Add(int64(it.leftWait))
		for s := Blocked; s < Gone; s++ {
			r.spent[s].Add(int64(it.spent[s]))
		}
		r.spent[it.State].Add(int64(m.now - it.since))
	}
	return Account{
		Sojourn:  ExactSeconds{r.sojourn},
		Blocked:  ExactSeconds{r.spent[Blocked]},
		Wait:     ExactSeconds{r.spent[Waiting]},
		LeftWait: ExactSeconds{r.leftWait},
		Service:  ExactSeconds{r.spent[InService]},
		BackOff:  ExactSeconds{r.spent[BackingOff]},
		Area:     ExactSeconds{m.inside.until(m.now)},
	}
}

// audit checks both accounts and the identity of times (DESIGN.md §3) at the end of every run.
func (m *Model) audit(res *Result) error {
	var broken []string
	check := func(what string, left, right any) {
		if left != right {
			broken = append(broken, fmt.Sprintf("%s: %v ≠ %v", what, left, right))
		}
	}
	check("produced", res.Total.Produced, res.Total.accounted())
	inside := int64(0)
	for _, n := range res.Total.InsideByState {
		inside += n
	}
	check("inside", res.Total.Inside, inside)
	for name, p := range res.Producers {
		check("producers."+name, p.Produced, p.accounted())
	}
	for level, p := range res.Priorities {
		check("priorities."+level, p.Produced, p.accounted())
	}
	for name, q := range res.Queues {
		check("offered to "+name, q.Offered, q.Rejected+q.ExpiredBlocked+q.Admitted+q.BlockedNow)
		check("admitted to "+name, q.Admitted, q.Taken+q.Dropped+q.Expired+q.Reneged+q.WaitingNow)
	}
	for name, p := range res.Consumers {
		check("attempts of "+name, p.Attempts, p.Consumed+p.Failed+p.InServiceNow)
	}
	a := res.Account
	check("time", a.Sojourn, a.Area)
	check("time by state", a.Sojourn, a.sum())
	if broken == nil {
		return nil
	}
	return &Failure{Reason: "account", Msg: "the accounts don't balance: a bug of queuesim's", Details: broken}
}

func (c Counts) accounted() int64 {
	return c.Consumed + c.Failed + c.Balked + c.Rejected + c.Dropped + c.Expired + c.Reneged + c.Inside
}

func (a Account) sum() ExactSeconds {
	var total ExactSeconds
	for _, part := range []ExactSeconds{a.Blocked, a.Wait, a.LeftWait, a.Service, a.BackOff} {
		total.Merge(part.Sum)
	}
	return total
}
