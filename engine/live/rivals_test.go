package live_test

import (
	"container/heap"
	"sync"
)

// This file holds what people use, or write, where they might use this package: a channel, which
// knows no priorities, and a priority queue made of a mutex, container/heap and a condition that
// everybody waits for. They keep no statistics, and carry a number with its priority.

// A rival is a queue that producers and consumers can meet at.
type rival interface {
	put(job) // blocks while the queue is full
	get() (j job, ok bool)
	close() // no more will be put: get answers false once the queue is empty
}

type job struct{ priority, payload int }

// channel is a rival without priorities.
type channel chan job

func (c channel) put(j job) { c <- j }

func (c channel) get() (job, bool) {
	j, ok := <-c
	return j, ok
}

func (c channel) close() { close(c) }

// heapQueue is a priority queue as people write it. Whoever changes something wakes everybody.
type heapQueue struct {
	mu       sync.Mutex
	changed  *sync.Cond
	waiting  jobHeap
	sequence int
	capacity int
	closed   bool
}

func newHeapQueue(capacity int) *heapQueue {
	q := &heapQueue{capacity: capacity}
	q.changed = sync.NewCond(&q.mu)
	return q
}

func (q *heapQueue) put(j job) {
	q.mu.Lock()
	defer q.mu.Unlock()
	for len(q.waiting) >= q.capacity {
		q.changed.Wait()
	}
	q.sequence++
	heap.Push(&q.waiting, &waitingJob{j, q.sequence})
	q.changed.Broadcast()
}

func (q *heapQueue) get() (job, bool) {
	q.mu.Lock()
	defer q.mu.Unlock()
	for len(q.waiting) == 0 {
		if q.closed {
			return job{}, false
		}
		q.changed.Wait()
	}
	w := heap.Pop(&q.waiting).(*waitingJob)
	q.changed.Broadcast()
	return w.job, true
}

func (q *heapQueue) close() {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.closed = true
	q.changed.Broadcast()
}

type waitingJob struct {
	job
	sequence int
}

// jobHeap has the greatest priority first, and equal ones in the order in which they came.
type jobHeap []*waitingJob

func (h jobHeap) Len() int { return len(h) }

func (h jobHeap) Less(i, j int) bool {
	if h[i].priority != h[j].priority {
		return h[i].priority > h[j].priority
	}
	return h[i].sequence < h[j].sequence
}

func (h jobHeap) Swap(i, j int) { h[i], h[j] = h[j], h[i] }

func (h *jobHeap) Push(x any) { *h = append(*h, x.(*waitingJob)) }

func (h *jobHeap) Pop() any {
	old := *h
	last := old[len(old)-1]
	old[len(old)-1] = nil
	*h = old[:len(old)-1]
	return last
}

// meet lets so many producers and as many consumers meet at a queue, and returns how many jobs were
// consumed, with the sum of their payloads: 0, 1, 2 ….
func meet(q rival, goroutines, jobs int) (n, sum int) {
	var producers, consumers sync.WaitGroup
	var mu sync.Mutex
	for g := range goroutines {
		producers.Go(func() {
			for i := g; i < jobs; i += goroutines {
				q.put(job{i / goroutines % levels, i})
			}
		})
		consumers.Go(func() {
			count, total := 0, 0
			for j, ok := q.get(); ok; j, ok = q.get() {
				count++
				total += j.payload
			}
			mu.Lock()
			defer mu.Unlock()
			n, sum = n+count, sum+total
		})
	}
	producers.Wait()
	q.close()
	consumers.Wait()
	return n, sum
}
